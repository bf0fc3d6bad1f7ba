import { describe, expect, it } from "vitest";
import { readEnv, variablesIn } from "./env.ts";

const secret = "a secret of at least thirty-two characters";
const variables = {
  DATABASE_URL: "postgres://localhost/peerloop",
  INTERNAL_SECRET: secret,
  AUTH_SECRET: secret,
  PUBLIC_URL: "http://localhost:8787",
};

describe("settings", () => {
  it.each([
    ["no database", { DATABASE_URL: "" }],
    ["a short secret", { INTERNAL_SECRET: "short" }],
    ["no secret of the sign-in", { AUTH_SECRET: "" }],
    ["an address with a path", { PUBLIC_URL: "https://peerloop.example/app" }],
    ["a webhook secret that is none", { RESEND_WEBHOOK_SECRET: "whsec_short" }],
    ["an address without a scheme", { PUBLIC_URL: "peerloop.example" }],
  ])("with %s are refused", (_, fault) => {
    expect(() => readEnv({ ...variables, ...fault })).toThrow();
  });

  it("that are empty are as good as not there, and are read once", () => {
    const given = { ...variables, RESEND_API_KEY: "", MAIL_FROM: "" };
    const env = readEnv(given);
    expect(env).not.toHaveProperty("RESEND_API_KEY");
    expect(readEnv(given)).toBe(env);
  });

  it("are read once where the same come in another object, and anew where one of them is another", () => {
    const env = readEnv({ ...variables });
    expect(readEnv({ ...variables })).toBe(env);
    const own = { ...variables };
    readEnv(own);
    own.PUBLIC_URL = "http://localhost:1";
    expect(readEnv(own).PUBLIC_URL).toBe("http://localhost:1");
    expect(readEnv({ ...own, MAIL_FROM: "a@b.test" })).toMatchObject({ MAIL_FROM: "a@b.test" });
    expect(readEnv(variables)).not.toHaveProperty("MAIL_FROM");
  });

  it("are those that the platform binds as variables, and nothing else that it binds", () => {
    const bindings = { "pkvar-PUBLIC_URL": "http://localhost:1", PARTYKIT_DURABLE: {}, PUBLIC_URL: "no" };
    expect(variablesIn(bindings)).toEqual({ PUBLIC_URL: "http://localhost:1" });
    expect(variablesIn(bindings)).toBe(variablesIn(bindings));
  });
});

describe("what is local", () => {
  const lifted = { LOCAL: "start-script", RATE_LIMITS: "off" };

  it.each(["http://localhost:8787", "http://127.0.0.1", "http://[::1]:1"])("holds on %s", (PUBLIC_URL) => {
    expect(readEnv({ ...variables, ...lifted, PUBLIC_URL })).toMatchObject({
      isLocal: true,
      rateLimits: false,
    });
  });

  it.each([
    ["another machine's address", { ...lifted, PUBLIC_URL: "https://peerloop.example" }],
    ["an address that only begins like loopback", { ...lifted, PUBLIC_URL: "http://localhost.example" }],
    [
      "https on loopback, which the start script does not serve",
      { ...lifted, PUBLIC_URL: "https://localhost" },
    ],
    ["a worker that the start script did not start", { RATE_LIMITS: "off" }],
  ])("does not with %s: limits hold", (_, fault) => {
    expect(readEnv({ ...variables, ...fault })).toMatchObject({ isLocal: false, rateLimits: true });
  });
});
