/** Headers of a call between parties. */
export const SIGNATURE_HEADER = "x-peerloop-signature";
export const SIGNED_AT_HEADER = "x-peerloop-signed-at";

/** Milliseconds for which a signature is good: long enough for a slow hop, short enough to be useless later. */
const MAX_AGE_MS = 60_000;

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

const signedBytes = (path: string, signedAt: string, body: string) =>
  encoder.encode(`${signedAt}\n${path}\n${body}`);

const toHex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const fromHex = (hex: string): Uint8Array<ArrayBuffer> | null =>
  /^[0-9a-f]{64}$/.test(hex)
    ? Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : null;

/** A POST to another party, signed over its path, time and body. */
export const signedRequest = async (secret: string, path: string, body: string): Promise<RequestInit> => {
  const signedAt = String(Date.now());
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), signedBytes(path, signedAt, body));
  return {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      [SIGNED_AT_HEADER]: signedAt,
      [SIGNATURE_HEADER]: toHex(signature),
    },
  };
};

/** Whether a request claims to come from another party; only `verifySigned` tells whether it does. */
export const claimsSignature = (headers: { get(name: string): string | null }): boolean =>
  headers.get(SIGNATURE_HEADER) !== null;

/** True when `body` was signed for this path by a party of this deployment within the last minute. */
export const verifySigned = async (
  secret: string,
  headers: { get(name: string): string | null },
  path: string,
  body: string,
): Promise<boolean> => {
  const signedAt = headers.get(SIGNED_AT_HEADER) ?? "";
  const signature = fromHex(headers.get(SIGNATURE_HEADER) ?? "");
  if (signature === null || !/^\d{13}$/.test(signedAt)) return false;
  if (Math.abs(Date.now() - Number(signedAt)) > MAX_AGE_MS) return false;
  return crypto.subtle.verify("HMAC", await keyOf(secret), signature, signedBytes(path, signedAt, body));
};
