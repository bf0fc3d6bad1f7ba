import { expect, it } from "vitest";
import { BadRequest, PayloadTooLarge } from "../../domain/shared/errors.ts";
import { withBoundedBody } from "./request-body.ts";

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
  const request = (await withBoundedBody(sending(['{"a":', "1}"], false), 100)) as Request;
  expect(await request.json()).toEqual({ a: 1 });
  expect(request.headers.get("content-length")).toBe("7");
});

it("refuses a body that is too large", async () => {
  expect(await withBoundedBody(sending(["x".repeat(60), "x".repeat(60)], false), 100)).toBeInstanceOf(
    PayloadTooLarge,
  );
});

it("takes a body that breaks off for the client's fault", async () => {
  expect(await withBoundedBody(sending(['{"a":'], true), 100)).toBeInstanceOf(BadRequest);
});
