import { describe, expect, it } from "vitest";
import { BadRequest, PayloadTooLarge } from "../../../domain/shared/errors.ts";
import { withBoundedBody } from "./request-body.ts";

const JSON_RULE = { bodies: "json", maxBytes: 100 } as const;

/** A request whose body is these parts, and then its end or the end of its connection. */
const sending = (parts: readonly string[], breaksOff: boolean) =>
  new Request("http://localhost/api/summons", {
    method: "POST",
    duplex: "half",
    body: new ReadableStream({
      start: (controller) => {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      },
      pull: (controller) =>
        breaksOff ? controller.error(new Error("Network connection lost.")) : controller.close(),
    }),
  } as RequestInit);

it("gives a body that arrived in parts as a whole", async () => {
  const request = (await withBoundedBody(sending(['{"a":', "1}"], false), JSON_RULE)) as Request;
  expect(await request.json()).toEqual({ a: 1 });
  expect(request.headers.get("content-length")).toBe("7");
});

it("refuses a body that is too large", async () => {
  expect(await withBoundedBody(sending(["x".repeat(60), "x".repeat(60)], false), JSON_RULE)).toBeInstanceOf(
    PayloadTooLarge,
  );
});

it("takes a body that breaks off for the client's fault", async () => {
  expect(await withBoundedBody(sending(['{"a":'], true), JSON_RULE)).toBeInstanceOf(BadRequest);
});

it("waits for a body that rests, or that trickles, only so long", async () => {
  const trickling = (everyMs: number) =>
    new Request("http://localhost/api/summons", {
      method: "POST",
      duplex: "half",
      body: new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, everyMs));
          controller.enqueue(new Uint8Array(1));
        },
      }),
    } as RequestInit);
  const patience = { idleMs: 50, totalMs: 200 };
  for (const everyMs of [60_000, 20]) {
    const refused = await withBoundedBody(trickling(everyMs), JSON_RULE, patience);
    expect(refused).toMatchObject({ _tag: "BadRequest", message: "The body didn’t arrive in time." });
  }
});

describe("kinds of bodies", () => {
  const posting = (type: string | null, body = "List-Unsubscribe=One-Click") => {
    const request = new Request("http://localhost/", { method: "POST", body });
    if (type === null) request.headers.delete("content-type");
    else request.headers.set("content-type", type);
    return request;
  };
  const FORM = "application/x-www-form-urlencoded";
  const MULTIPART = 'multipart/form-data; boundary="part"';

  it.each([
    ["json", "application/json", true],
    ["json", "application/json; charset=utf-8", true],
    ["json", null, true],
    ["json", FORM, false],
    ["json", MULTIPART, false],
    ["json", "text/plain", false],
    ["json", "application/json-patch", false],
    ["form", FORM, true],
    ["form", `${FORM};charset=utf-8`, true],
    ["form", MULTIPART, true],
    ["form", "application/json", false],
    ["form", null, false],
    ["any", "application/cloudevents+json", true],
    ["any", null, true],
  ] as const)("where %s is wanted, takes %s: %s", async (bodies, type, taken) => {
    const bounded = await withBoundedBody(posting(type), { bodies, maxBytes: 100 });
    expect(bounded instanceof Request).toBe(taken);
  });

  it("keep their type and bytes where they are not JSON", async () => {
    const bounded = (await withBoundedBody(posting(FORM), { bodies: "form", maxBytes: 100 })) as Request;
    expect(new URLSearchParams(await bounded.text()).get("List-Unsubscribe")).toBe("One-Click");
    expect(bounded.headers.get("content-type")).toBe(FORM);
  });
});
