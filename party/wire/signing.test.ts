import { expect, it } from "vitest";
import { signedRequest, verifySigned } from "./signing.ts";

const secret = "a secret of at least thirty-two characters";
const path = "/parties/main/backend-0/command";
const body = '{"name":"chat.commit","payload":"é"}';

const signed = async () =>
  new Headers((await signedRequest(secret, path, body)).headers as Record<string, string>);

it("accepts what was signed for this method and path, and tells length and digest of the body", async () => {
  const head = await verifySigned(secret, "POST", path, await signed());
  expect(head?.content).toEqual({
    length: new TextEncoder().encode(body).byteLength,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

it("tells calls apart that say the same", async () => {
  const [one, other] = await Promise.all([signed(), signed()]);
  expect(one.get("x-peerloop-nonce")).not.toBe(other.get("x-peerloop-nonce"));
});

it("refuses another path, method, secret, time and no signature at all", async () => {
  const headers = await signed();
  expect(await verifySigned(secret, "POST", "/parties/main/backend-1/command", headers)).toBeNull();
  expect(await verifySigned(secret, "PUT", path, headers)).toBeNull();
  expect(await verifySigned(`${secret}!`, "POST", path, headers)).toBeNull();
  expect(await verifySigned(secret, "POST", path, new Headers())).toBeNull();
});

it.each([
  ["x-peerloop-signed-at", (at: string) => String(Number(at) - 61_000)],
  ["x-peerloop-signed-at", (at: string) => String(Number(at) + 1)],
  ["x-peerloop-nonce", () => crypto.randomUUID()],
  ["x-peerloop-content", (content: string) => `1${content}`],
  ["x-peerloop-content", () => ""],
  ["x-peerloop-signature", () => "00".repeat(32)],
  ["x-peerloop-signature", () => "not hex"],
  ["x-peerloop-signature", (signature: string) => signature.toUpperCase()],
])("refuses another %s", async (name, change) => {
  const headers = await signed();
  headers.set(name, change(headers.get(name) ?? ""));
  expect(await verifySigned(secret, "POST", path, headers)).toBeNull();
});
