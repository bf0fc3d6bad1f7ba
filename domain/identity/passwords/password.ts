import { Buffer } from "node:buffer";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { type ScryptCost, scrypt } from "./scrypt.ts";

/** What a new hash costs: 16 MiB and about 45 ms of the thread, in slices. Raising it renews hashes at sign-in. */
const COST: ScryptCost = { N: 16_384, r: 8, p: 1 };

/** Bounds on the parameters of a stored hash, since a large one would stop the worker. */
const MAX_COST: ScryptCost = { N: 131_072, r: 16, p: 5 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;

const FORMAT = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d)\$([\w-]{16,})\$([\w-]{16,})$/;

/** NFKC: the same password typed on another keyboard may come in other code points. */
const bytesOf = (password: string) => new TextEncoder().encode(password.normalize("NFKC"));

/** Hashes a password of any length under a new salt, as `scrypt$N$r$p$salt$hash` with both in base64url. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await scrypt(bytesOf(password), salt, KEY_BYTES, cost);
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return ["scrypt", cost.N, cost.r, cost.p, encode(salt), encode(key)].join("$");
}

interface Hash {
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

/** The parts of a stored hash; null for a malformed one. */
const parsed = (hash: string): Hash | null => {
  const [, n, r, p, salt, key] = FORMAT.exec(hash) ?? [];
  if (!salt || !key) return null;
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const isPowerOfTwo = cost.N > 1 && (cost.N & (cost.N - 1)) === 0;
  if (!isPowerOfTwo || cost.r < 1 || cost.p < 1) return null;
  if (cost.N > MAX_COST.N || cost.r > MAX_COST.r || cost.p > MAX_COST.p) return null;
  return { cost, salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url") };
};

/** Whether `password` made `hash`, in time that does not tell how much of it is right. False for a malformed hash. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const wanted = parsed(hash);
  if (wanted === null) return false;
  const key = await scrypt(bytesOf(password), wanted.salt, wanted.key.length, wanted.cost);
  return timingSafeEqual(key, wanted.key);
}

/** Whether the hash was made for less than a new one costs: to be made anew when the password is at hand. */
export const isOutdated = (hash: string): boolean => {
  const work = (cost: ScryptCost) => cost.N * cost.r * cost.p;
  const known = parsed(hash);
  return known !== null && work(known.cost) < work(COST);
};
