import { Buffer } from "node:buffer";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What scrypt costs: N, r and p. 16 MiB and about 50 ms a password. */
const COST = { N: 16_384, r: 8, p: 1 } as const;

/** Bounds on the parameters of a stored hash, since a large one would stop the worker. */
const MAX_COST = { N: 131_072, r: 16, p: 4 } as const;

const SALT_BYTES = 16;
const KEY_BYTES = 32;

const FORMAT = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d)\$([\w-]{16,})\$([\w-]{16,})$/;

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = (password: string, salt: Uint8Array, length: number, cost: Cost): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    // Twice what scrypt needs: Node refuses at the exact amount.
    const options = { ...cost, maxmem: 256 * cost.N * cost.r * cost.p };
    // NFKC: the same password typed on another keyboard may come in other code points.
    scrypt(password.normalize("NFKC"), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Hashes a password of any length under a new salt, as `scrypt$N$r$p$salt$hash` with both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, COST);
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return ["scrypt", COST.N, COST.r, COST.p, encode(salt), encode(key)].join("$");
}

/** Whether `password` made `hash`, in time that does not tell how much of it is right. False for a malformed hash. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, n, r, p, salt, expected] = FORMAT.exec(hash) ?? [];
  if (!salt || !expected) return false;
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const isPowerOfTwo = cost.N > 1 && (cost.N & (cost.N - 1)) === 0;
  if (!isPowerOfTwo || cost.r < 1 || cost.p < 1) return false;
  if (cost.N > MAX_COST.N || cost.r > MAX_COST.r || cost.p > MAX_COST.p) return false;
  const wanted = Buffer.from(expected, "base64url");
  const key = await derive(password, Buffer.from(salt, "base64url"), wanted.length, cost);
  return timingSafeEqual(key, wanted);
}
