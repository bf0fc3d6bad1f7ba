import { expect, it } from "vitest";
import { haveHibernated } from "./visible-tabs.ts";

const met = (quiet: number, spoke: number) =>
  haveHibernated({
    tabs: 50,
    quiet: { chat: quiet, inbox: 0 },
    spoke: { chat: spoke, inbox: 50 },
    closed: 0,
  }).map((check) => check.met);

it("a room has hibernated that is made anew when somebody speaks, and not before", () => {
  expect(met(0, 50)).toEqual([true, true]);
  // Awake all the time.
  expect(met(0, 0)).toEqual([false, true]);
  // Woken by each heartbeat.
  expect(met(100, 50)).toEqual([false, true]);
});
