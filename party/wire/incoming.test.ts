import { expect, it } from "vitest";
import { MAX_COMMAND_BYTES } from "../../domain/shared/limits.ts";
import { workerEnv } from "../../scripts/lib/runtime/worker-env.ts";
import { readEnv } from "./env.ts";
import { Incoming, onlySigned } from "./incoming.ts";
import { signedRequest } from "./signing.ts";
import { STUB_HEADER, stubToken } from "./stub-token.ts";

const secrets = { INTERNAL_SECRET: "i".repeat(40), AUTH_SECRET: "a".repeat(40), CREDENTIAL_KEYS: "" };
const variables = workerEnv({
  databaseUrl: "postgres://localhost/x",
  publicUrl: "http://localhost:1",
  secrets,
});
const path = "/parties/main/backend-1/command";

const signed = async (body: string, change: RequestInit = {}) =>
  new Request(`http://localhost${path}`, {
    ...(await signedRequest(secrets.INTERNAL_SECRET, path, body)),
    ...change,
  });

const byStub = async (token: string) =>
  new Request(`http://localhost${path}`, { method: "POST", body: "{}", headers: { [STUB_HEADER]: token } });

it("takes a call by a stub as often as it comes, and one that is signed once", async () => {
  const incoming = new Incoming(readEnv(variables));
  const token = await stubToken(secrets.INTERNAL_SECRET);
  for (const _ of [1, 2]) expect(await incoming.body(await byStub(token))).toBe("{}");
  const call = await signed("{}");
  expect(await incoming.body(call.clone())).toBe("{}");
  expect(await incoming.body(call.clone())).toMatchObject({ status: 404 });
});

it("takes of a call by a stub no more than its address takes, and at no other address or by no other method", async () => {
  const incoming = new Incoming(readEnv(variables));
  const token = await stubToken(secrets.INTERNAL_SECRET);
  const call = (to: string, init: RequestInit) =>
    incoming.body(
      new Request(`http://localhost${to}`, { method: "POST", headers: { [STUB_HEADER]: token }, ...init }),
    );
  const stated = (length: number) => ({
    body: "{}",
    headers: { [STUB_HEADER]: token, "content-length": String(length) },
  });
  const sweep = "/parties/main/backend-1/sweep";
  expect(await call(sweep, { body: "{}" })).toBe("{}");
  expect(await call(sweep, { body: "{} " })).toMatchObject({ status: 404 });
  expect(await call(sweep, stated(2))).toBe("{}");
  expect(await call(sweep, stated(3))).toMatchObject({ status: 404 });
  expect(await call(path, stated(MAX_COMMAND_BYTES))).toBe("{}");
  expect(await call(path, stated(MAX_COMMAND_BYTES + 1))).toMatchObject({ status: 404 });
  expect(await call(sweep, { method: "PUT", body: "{}" })).toMatchObject({ status: 404 });
  for (const to of ["/parties/main/backend-1/http", "/parties/main/backend-1", "/parties/nobody/x", "/x"])
    expect(await call(to, { body: "{}" })).toMatchObject({ status: 404 });
});

it("lets nobody from outside say that they come by a stub, whatever they know", async () => {
  const token = await stubToken(secrets.INTERNAL_SECRET);
  const call = await signed("{}");
  expect(await onlySigned(call, variables)).toBe(call);
  call.headers.set(STUB_HEADER, token);
  expect(await onlySigned(call, variables)).toMatchObject({ status: 404 });
  expect(await onlySigned(await byStub(token), variables)).toMatchObject({ status: 404 });
  const incoming = new Incoming(readEnv(variables));
  for (const made of ["", token.toUpperCase(), await stubToken("another secret")])
    expect(await incoming.body(await byStub(made))).toMatchObject({ status: 404 });
});

it("reads no more of a body than was signed", async () => {
  let given = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      given += 1024;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  const call = await signed("{}", { body: endless, duplex: "half" } as RequestInit);
  expect(await new Incoming(readEnv(variables)).body(call)).toBeInstanceOf(Response);
  expect(given).toBeLessThan(16 * 1024);
});

it("lets nothing of the body be read before the signature is known", async () => {
  const untouched = new ReadableStream(
    { pull: () => Promise.reject(new Error("the body was read")) },
    { highWaterMark: 0 },
  );
  const call = new Request(`http://localhost${path}`, {
    method: "POST",
    body: untouched,
    duplex: "half",
    headers: { "x-peerloop-signature": "00".repeat(32) },
  } as RequestInit);
  expect(await onlySigned(call, variables)).toMatchObject({ status: 404 });
});
