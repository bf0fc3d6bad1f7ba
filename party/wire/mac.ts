const HMAC = { name: "HMAC", hash: "SHA-256" } as const;

const keys = new Map<string, Promise<CryptoKey>>();

const keyOf = (secret: string): Promise<CryptoKey> => {
  const known = keys.get(secret);
  if (known) return known;
  const key = crypto.subtle.importKey("raw", bytesOf(secret), HMAC, false, ["sign", "verify"]);
  keys.set(secret, key);
  return key;
};

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The HMAC-SHA256 of a text. */
export const macOf = async (secret: string, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign(HMAC.name, await keyOf(secret), bytesOf(text)));

/** Whether that is the HMAC-SHA256 of the text, in time that does not tell how much of it is. */
export const isMacOf = async (secret: string, text: string, mac: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  crypto.subtle.verify(HMAC.name, await keyOf(secret), mac, bytesOf(text));

/** Bytes in base64url, without padding. */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Reads base64 of either alphabet; null for what is none. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};
