import { eq, sql } from "drizzle-orm";
import { Layer } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authRateLimits } from "../../../db/schema/index.ts";
import { Attempts } from "../../../domain/identity/sign-in/attempts.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { type Attempt, attemptsOf } from "./attempts.ts";
import { networkOf } from "./client-address.ts";
import { AUTH_ROUTES } from "./routes.ts";

let world: World<Attempts>;
beforeAll(async () => {
  world = await openWorld((database) => Layer.provideMerge(Attempts.layer, database));
});
afterAll(() => world.close());

const route = AUTH_ROUTES.find(({ id }) => id === "signIn") as Attempt["route"];

/** One guess; answers 0 where it was looked at, and else the seconds to wait. */
const guess = async (
  from: { account: string; address?: string; device?: string },
  outcome: "right" | "wrong" | "undecided" = "wrong",
): Promise<number> => {
  const attempts = attemptsOf(world.run as never, {
    route,
    account: from.account,
    network: from.address === undefined ? null : networkOf(from.address),
    device: from.device === undefined ? null : { id: from.device, accounts: [] },
  });
  try {
    await attempts.before();
  } catch (refused) {
    return (refused as { retryAfterSeconds: number }).retryAfterSeconds;
  }
  await attempts.after(outcome);
  return 0;
};
const times = async (count: number, one: (i: number) => Promise<number>) => {
  let looked = 0;
  for (let i = 0; i < count; i++) if ((await one(i)) === 0) looked++;
  return looked;
};
const later = (seconds: number) =>
  world.db((db) => db.update(authRateLimits).set({ lastRequest: sql`last_request - ${seconds * 1_000}` }));

it("a /64 is one network, however its addresses are written, and so is a mapped IPv4 address", async () => {
  expect(await times(12, (i) => guess({ account: "six", address: `2001:db8:0:7::${i.toString(16)}` }))).toBe(
    10,
  );
  expect(await guess({ account: "six", address: "2001:db8:0:8::1" })).toBe(0);
  expect(
    await times(12, (i) => guess({ account: "four", address: i % 2 ? "10.0.6.4" : "::ffff:a00:604" })),
  ).toBe(10);
});

it("a known device has a count of its own, and adds to no other", async () => {
  const phone = { account: "lia", address: "10.0.0.1", device: "phone" };
  expect(await times(12, () => guess(phone))).toBe(10);
  expect(await guess({ ...phone, device: "desk" })).toBe(0);
  expect(await guess({ account: "lia", address: "10.0.0.1" })).toBe(0);
});

it("a known device is let in where its network has used up its attempts", async () => {
  const here = (account: string) => ({ account, address: "10.0.0.77" });
  expect(await times(70, (i) => guess(here(`stranger${i}`)))).toBe(60);
  expect(await guess(here("owner"))).toBeGreaterThan(0);
  expect(await guess({ ...here("owner"), device: "known" }, "right")).toBe(0);
});

it("links that confirm addresses are counted apart from passwords", () => {
  const limitOf = (id: string) => AUTH_ROUTES.find((one) => one.id === id)?.limit;
  expect(limitOf("verifyEmail")).toBe("verification");
  expect(AUTH_ROUTES.filter(({ limit }) => limit === "verification")).toHaveLength(1);
});

it("who guesses from many networks waits longer and longer, and each network passes after its own wait", async () => {
  const account = "pat";
  const from = (i: number) => guess({ account, address: `10.1.${i >> 8}.${i & 255}` });
  expect(await times(30, from)).toBe(20);
  expect(await from(40)).toBe(60);
  await later(30);
  expect([await from(40), await from(41)]).toEqual([30, 60]);
  await later(31);
  // Its wait is used up with the one that it let through.
  expect([await from(40), await from(40), await from(42)]).toEqual([0, 60, 60]);
  await world.db((db) =>
    db
      .update(authRateLimits)
      .set({ count: 100 })
      .where(eq(authRateLimits.key, `signIn|${account}`)),
  );
  expect(await from(43)).toBe(300);
  await world.db((db) =>
    db
      .update(authRateLimits)
      .set({ count: 100_000 })
      .where(eq(authRateLimits.key, `signIn|${account}`)),
  );
  expect(await from(44)).toBe(900);
  expect(await guess({ account, address: "10.1.9.9", device: "phone" }, "right")).toBe(0);
  await later(901);
  expect(await from(45)).toBe(0);
});

it("of guesses at the same moment only as many are looked at as are allowed", async () => {
  const all = Array.from({ length: 60 }, (_, i) => guess({ account: "ivy", address: `10.2.0.${i}` }));
  const looked = (await Promise.all(all)).filter((wait) => wait === 0);
  expect(looked.length).toBe(20);
});

it("a classroom behind one address may sign in, one after the other", async () => {
  const kid = (i: number) => ({ account: `kid${i}`, address: "10.4.0.1" });
  expect(await times(70, (i) => guess(kid(i), "right"))).toBe(70);
});

it("what is right, and what was never looked at, is no guess", async () => {
  const eve = { account: "eve", address: "10.3.0.1" };
  expect(await times(25, () => guess(eve, "undecided"))).toBe(25);
  for (let round = 0; round < 3; round++) {
    expect(await times(9, () => guess(eve))).toBe(9);
    expect(await guess(eve, "right")).toBe(0);
    await world.db((db) => db.delete(authRateLimits).where(eq(authRateLimits.key, "signIn|eve")));
  }
});
