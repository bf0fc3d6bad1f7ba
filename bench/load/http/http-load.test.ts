import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { HttpLoad } from "./http-load.ts";

const ANSWER_MS = 20;

let stop: () => void = () => {};
afterEach(() => stop());

const serve = async (statusOf: (number: number, request: IncomingMessage) => number) => {
  const seen = { connections: 0, underWay: 0, most: 0, people: new Set<string | undefined>() };
  let requests = 0;
  const server = createServer(async (request, answer) => {
    seen.most = Math.max(seen.most, ++seen.underWay);
    seen.people.add(request.headers.cookie);
    const status = statusOf(requests++, request);
    await setTimeout(ANSWER_MS);
    seen.underWay -= 1;
    answer.writeHead(status).end("something");
  });
  server.on("connection", () => {
    seen.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => server.close();
  const plan = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    people: [{ cookie: "one" }, { cookie: "two" }, { cookie: "three" }],
    inFlight: 4,
    warmUpMs: 100,
    measureMs: 400,
  };
  return { seen, plan };
};

const silent = { measuring() {}, measured() {} };

it("keeps as many requests under way, each on a kept connection, of people in turn", async () => {
  const { seen, plan } = await serve(() => 200);
  const load = new HttpLoad(plan);
  await load.join();
  const { perSecond, eachMs, others } = await load.run(silent);
  expect(seen).toMatchObject({ connections: 4, most: 4, people: new Set(["one", "two", "three"]) });
  expect(eachMs.p50).toBeGreaterThanOrEqual(ANSWER_MS - 1);
  // Four at a time, none of them faster than the server.
  expect(perSecond).toBeLessThanOrEqual((4 * 1_000) / (ANSWER_MS - 1));
  expect(perSecond).toBe(Math.round(eachMs.count / 0.4));
  expect(others).toEqual({});
});

it("counts what is no 200 apart, and begins with none", async () => {
  const { plan } = await serve((number) => (number % 5 === 1 ? 503 : 200));
  const load = new HttpLoad(plan);
  await load.join();
  const { eachMs, others } = await load.run(silent);
  expect(others["503"]).toBeGreaterThan(0);
  expect(others["503"]).toBeLessThan(eachMs.count);
  stop();
  const { plan: refused } = await serve(() => 404);
  await expect(new HttpLoad(refused).join()).rejects.toThrow(/answered with 404/);
});
