import { toHex } from "./signing.ts";

/**
 * Header of a call through one of the platform's stubs, which never leaves the deployment: it carries a token that only
 * the deployment knows. The worker refuses it in whatever comes from outside, so there is nobody who could try one.
 */
export const STUB_HEADER = "x-peerloop-stub";

const tokens = new Map<string, Promise<string>>();

const derive = async (secret: string): Promise<string> => {
  const text = new TextEncoder().encode(`${STUB_HEADER}\n${secret}`);
  return toHex(await crypto.subtle.digest("SHA-256", text));
};

/** The deployment's token: from its internal secret, which it does not give away. */
export const stubToken = (secret: string): Promise<string> => {
  const known = tokens.get(secret);
  if (known) return known;
  const token = derive(secret);
  tokens.set(secret, token);
  return token;
};

/** Whether a request came through a stub of this very deployment. */
export const isByStub = async (secret: string, headers: Headers): Promise<boolean> => {
  const given = headers.get(STUB_HEADER);
  return given !== null && given === (await stubToken(secret));
};
