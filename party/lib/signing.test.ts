import { expect, it } from "vitest";
import { signedRequest, verifySigned } from "./signing.ts";

const secret = "a secret of at least thirty-two characters";
const path = "/parties/main/backend-0/command";
const body = '{"name":"chat.commit"}';

const signed = async () =>
  new Headers((await signedRequest(secret, path, body)).headers as Record<string, string>);

it("accepts what was signed for this path and body", async () => {
  expect(await verifySigned(secret, await signed(), path, body)).toBe(true);
});

it("refuses another path, body, secret, time and no signature at all", async () => {
  const headers = await signed();
  expect(await verifySigned(secret, headers, "/parties/main/backend-1/command", body)).toBe(false);
  expect(await verifySigned(secret, headers, path, `${body} `)).toBe(false);
  expect(await verifySigned(`${secret}!`, headers, path, body)).toBe(false);
  expect(await verifySigned(secret, new Headers(), path, body)).toBe(false);
  const late = new Headers(headers);
  late.set("x-peerloop-signed-at", String(Number(headers.get("x-peerloop-signed-at")) - 61_000));
  expect(await verifySigned(secret, late, path, body)).toBe(false);
  const forged = new Headers(headers);
  forged.set("x-peerloop-signature", "00".repeat(32));
  expect(await verifySigned(secret, forged, path, body)).toBe(false);
  forged.set("x-peerloop-signature", "not hex");
  expect(await verifySigned(secret, forged, path, body)).toBe(false);
});
