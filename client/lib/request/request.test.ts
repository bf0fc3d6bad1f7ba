import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError, asApiError, onUnauthorized, queryString, request } from "./request.ts";

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
};

beforeAll(async () => {
  server = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => {
      body += chunk;
    });
    incoming.on("end", () => answer(incoming, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => expect.fail("it succeeded"),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return error as ApiError;
    },
  );

describe("request", () => {
  it("sends method, query and JSON body, and answers the parsed body", async () => {
    answer = (incoming, response, body) =>
      json(response, 200, {
        method: incoming.method,
        url: incoming.url,
        type: incoming.headers["content-type"],
        body,
      });
    const echo = await request("POST", `${base}/x`, {
      query: { a: "ä b", n: 2, none: undefined },
      body: { c: 1 },
    });
    expect(echo).toEqual({
      method: "POST",
      url: "/x?a=%C3%A4+b&n=2",
      type: "application/json",
      body: '{"c":1}',
    });
  });

  it("sends no content type without a body", async () => {
    answer = (incoming, response) => json(response, 200, { type: incoming.headers["content-type"] ?? null });
    expect(await request("GET", base)).toEqual({ type: null });
  });

  it("answers undefined for 204", async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await request("DELETE", base)).toBeUndefined();
  });

  it("keeps what the server says is wrong", async () => {
    answer = (_, response) =>
      json(response, 429, {
        _tag: "TooManyRequests",
        message: "Slow down.",
        retryAfterSeconds: 7,
        code: "X",
      });
    const error = await failure(request("GET", base));
    expect(error).toMatchObject({
      _tag: "TooManyRequests",
      status: 429,
      message: "Slow down.",
      retryAfterSeconds: 7,
      code: "X",
      isTemporary: true,
    });
  });

  it("tells a server that is away from a network that is", async () => {
    answer = (_, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    expect(await failure(request("GET", base))).toMatchObject({
      _tag: "ServiceUnavailable",
      status: 503,
      isTemporary: true,
    });
    expect(await failure(request("GET", "http://127.0.0.1:1/"))).toMatchObject({
      _tag: "NetworkFailure",
      status: 0,
      isTemporary: true,
    });
  });

  it("never takes something else than JSON for success", async () => {
    answer = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    expect(await failure(request("GET", base))).toMatchObject({ _tag: "UnexpectedAnswer", status: 500 });
  });

  it("never shows an error of unknown form", async () => {
    answer = (_, response) => json(response, 418, { secret: "SELECT 1" });
    const error = await failure(request("GET", base));
    expect(error).toMatchObject({ _tag: "UnexpectedAnswer", status: 418, isTemporary: false });
    expect(error.message).not.toContain("SELECT");
  });

  it("rejects with the abort, not with a failure, when it was stopped", async () => {
    const stop = new AbortController();
    // It has arrived, and is not answered.
    answer = () => stop.abort();
    const pending = request("GET", base, { signal: stop.signal });
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
  });

  it("tells listeners of a 401, and only then, until they stop", async () => {
    let calls = 0;
    const stop = onUnauthorized(() => {
      calls++;
    });
    answer = (_, response) => json(response, 401, { _tag: "Unauthorized", message: "Please sign in." });
    await failure(request("GET", base));
    answer = (_, response) => json(response, 403, { _tag: "Forbidden", message: "No." });
    await failure(request("GET", base));
    expect(calls).toBe(1);
    stop();
    answer = (_, response) => json(response, 401, { _tag: "Unauthorized", message: "Please sign in." });
    await failure(request("GET", base));
    expect(calls).toBe(1);
  });
});

describe("asApiError", () => {
  it("passes errors of the API on and hides the text of all others", () => {
    const known = new ApiError("NotFound", 404, "This course doesn’t exist.");
    expect(asApiError(known)).toBe(known);
    expect(asApiError(new TypeError("x is not a function")).message).not.toContain("function");
  });
});

describe("queryString", () => {
  it("leaves out what is not set", () => {
    expect(queryString({ a: "", b: null, c: undefined })).toBe("");
    expect(queryString({ a: 0, b: "x&y" })).toBe("?a=0&b=x%26y");
  });
});
