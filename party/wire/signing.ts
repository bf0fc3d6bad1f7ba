/** Headers of a call that goes through the worker's address. All are signed; the body is known by its length and digest. */
const SIGNATURE_HEADER = "x-peerloop-signature";
const SIGNED_AT_HEADER = "x-peerloop-signed-at";
const NONCE_HEADER = "x-peerloop-nonce";
const CONTENT_HEADER = "x-peerloop-content";

/** Milliseconds for which a signature is good: long enough for a slow hop, short enough to be useless later. */
export const MAX_AGE_MS = 60_000;

type Headers = { get(name: string): string | null };

/** What a call's signature says of it, once that is verified. */
export interface SignedHead {
  /** Different for every call. */
  readonly nonce: string;
  /** The body's length in bytes and its SHA-256 in lower-case hex. */
  readonly content: { readonly length: number; readonly digest: string };
}

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

const keyOf = (secret: string): Promise<CryptoKey> => {
  const known = keys.get(secret);
  if (known) return known;
  const key = crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  keys.set(secret, key);
  return key;
};

/** Lower-case hex. */
export const toHex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const HEX_64 = /^[0-9a-f]{64}$/;

const fromHex = (hex: string): Uint8Array<ArrayBuffer> | null =>
  HEX_64.test(hex) ? Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : null;

/** SHA-256 in lower-case hex. */
export const digestOf = async (body: Uint8Array): Promise<string> =>
  toHex(await crypto.subtle.digest("SHA-256", body as Uint8Array<ArrayBuffer>));

const signedText = (method: string, path: string, at: string, nonce: string, content: string) =>
  encoder.encode([method, path, at, nonce, content].join("\n"));

const sign = async (secret: string, method: string, path: string, content: string) => {
  const at = String(Date.now());
  const nonce = crypto.randomUUID();
  const text = signedText(method, path, at, nonce, content);
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), text);
  return {
    [SIGNED_AT_HEADER]: at,
    [NONCE_HEADER]: nonce,
    [CONTENT_HEADER]: content,
    [SIGNATURE_HEADER]: toHex(signature),
  };
};

/** A POST to another party, signed over its path, its time and its body's length and digest. */
export const signedRequest = async (secret: string, path: string, body: string): Promise<RequestInit> => {
  const bytes = encoder.encode(body);
  const content = `${bytes.byteLength}.${await digestOf(bytes)}`;
  const headers = await sign(secret, "POST", path, content);
  return { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
};

/**
 * What the headers of a call say, when they were signed for this method and path by a party of this deployment within
 * the last minute; null otherwise. Reads nothing of the body.
 */
export const verifySigned = async (
  secret: string,
  method: string,
  path: string,
  headers: Headers,
): Promise<SignedHead | null> => {
  const signature = fromHex(headers.get(SIGNATURE_HEADER) ?? "");
  const at = headers.get(SIGNED_AT_HEADER) ?? "";
  const nonce = headers.get(NONCE_HEADER) ?? "";
  const content = headers.get(CONTENT_HEADER) ?? "";
  if (signature === null || !/^\d{13}$/.test(at) || !/^[0-9a-f-]{36}$/.test(nonce)) return null;
  if (Math.abs(Date.now() - Number(at)) > MAX_AGE_MS) return null;
  const text = signedText(method, path, at, nonce, content);
  if (!(await crypto.subtle.verify("HMAC", await keyOf(secret), signature, text))) return null;
  const [length, digest] = content.split(".");
  return { nonce, content: { length: Number(length), digest: digest ?? "" } };
};
