import type * as Party from "partykit/server";
import { describe, expect, it } from "vitest";
import { testEnv } from "../../tests/support/running/env.ts";
import { forwarded, forwardToBackend } from "./http-forward.ts";
import { STUB_HEADER } from "./stub-token.ts";

const env = testEnv();

/** Forwards a request and answers what arrived at the backend actor. */
const arriving = async (request: Request): Promise<Request> => {
  let arrived: Request | undefined;
  const parties = {
    main: {
      get: (id: string) => ({
        fetch: async (path: string, init: RequestInit & { duplex?: "half" }) => {
          arrived = new Request(`http://internal/parties/main/${id}${path}`, {
            ...init,
            duplex: "half",
          } as RequestInit);
          return new Response("answered");
        },
      }),
    },
  } as unknown as Party.Context["parties"];
  expect(await (await forwardToBackend(env, parties, request)).text()).toBe("answered");
  return arrived as Request;
};
const post = (url = "http://localhost:8787/api/summons?x=1") =>
  new Request(url, {
    method: "POST",
    headers: { cookie: "session=1", "content-type": "application/json" },
    body: '{"points":10}',
  });

describe("a browser's request that the worker hands on", () => {
  it("arrives as it was sent: address, method, headers and body", async () => {
    const browser = await forwarded(env, await arriving(post()));
    expect(browser?.url).toBe("http://localhost:8787/api/summons?x=1");
    expect(browser?.method).toBe("POST");
    expect(browser?.headers.get("cookie")).toBe("session=1");
    expect(await browser?.text()).toBe('{"points":10}');
  });

  it("is not believed at another path, or without the deployment's token", async () => {
    const changed = async (change: (request: Request) => Request) => {
      expect(await forwarded(env, change(await arriving(post())))).toBeNull();
    };
    const withToken = (token: string) => (request: Request) => {
      const headers = new Headers(request.headers);
      headers.set(STUB_HEADER, token);
      return new Request(request.url, { method: request.method, headers });
    };
    await changed(withToken(""));
    await changed(withToken("00".repeat(32)));
    await changed(
      (request) =>
        new Request(request.url.replace("/http", "/command"), { method: "POST", headers: request.headers }),
    );
    await changed((request) => new Request(request.url, { method: "POST" }));
  });

  it("does not show the token to whoever answers it", async () => {
    const arrived = await arriving(post());
    expect(arrived.headers.has(STUB_HEADER)).toBe(true);
    expect((await forwarded(env, arrived))?.headers.has(STUB_HEADER)).toBe(false);
  });

  it("is made by nobody who brings the headers of the worker themselves", async () => {
    const forged = post();
    forged.headers.set("x-peerloop-url", "http://localhost:8787/api/admin");
    forged.headers.set(STUB_HEADER, "00".repeat(32));
    const browser = await forwarded(env, await arriving(forged));
    expect(browser?.url).toBe("http://localhost:8787/api/summons?x=1");
  });

  it("fails where there is no backend", async () => {
    await expect(forwardToBackend(env, {} as Party.Context["parties"], post())).rejects.toThrow(
      "no main party",
    );
  });
});
