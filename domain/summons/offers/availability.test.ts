import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { allowUnknownTimeZones } from "../../../tests/support/worlds/old-time-zone.ts";
import { inboxContent } from "../../inbox/content.ts";
import { wallTimeOf } from "../../shared/time/time-zones.ts";
import { Summons } from "../service.ts";
import { Availability } from "./availability.ts";

const setAvailable = (userId: string, is: boolean) =>
  Availability.use((availability) => availability.set(userId, is));
const comesBack = (userId: string) =>
  Availability.use((availability) => availability.notePresence(userId, "looking", 90));

const scene = helpScene();
const { who, pending, inSession } = scene;

const run = (statement: ReturnType<typeof sql>) => scene.world.db((db) => db.execute(statement));
/** Who of Marcus and Nadia is called when a student calls now. */
const called = async () => {
  await scene.world.told();
  await pending();
  const told = await scene.world.told();
  const rooms = told.filter(({ message }) => message._tag === "SummonOffer").map(({ roomId }) => roomId);
  return ["marcus", "nadia"].filter((name) => rooms.includes(who(name)));
};
/** Marcus chose to be available that many minutes ago and was seen last at `seen`, both in minutes ago; hidden tabs stay. */
const away = async (chosen: number, seen: number | null, isConnected = true) => {
  await run(sql`update user_availability set is_available = true, updated_at = now() - make_interval(mins => ${chosen}),
    last_available_at = now() - make_interval(mins => ${chosen}) where user_id = ${who("marcus")}`);
  await run(sql`delete from inbox_presence where user_id = ${who("marcus")}`);
  if (seen !== null)
    await run(sql`insert into inbox_presence (user_id, online_until, connected_until)
      values (${who("marcus")}, now() - make_interval(mins => ${seen}),
        now() + make_interval(mins => ${isConnected ? 11 : 0}))`);
};
const quiet = async (zone: string, startsIn: number, endsIn: number) => {
  const at = (minutes: number) => wallTimeOf(zone, Date.now() + minutes * 60_000).time.slice(0, 5);
  await allowUnknownTimeZones(scene.world);
  await run(sql`update users set time_zone = ${zone}, quiet_from = ${at(startsIn)}::time, quiet_to = ${at(endsIn)}::time
    where id = ${who("marcus")}`);
};
const isOn = async () => {
  const [row] = await run(sql`select is_available from user_availability where user_id = ${who("marcus")}`);
  return (row as { is_available: boolean }).is_available;
};
const end = () => scene.world.run(Availability.use((availability) => availability.endLapsed));

afterEach(async () => {
  await run(
    sql`update users set time_zone = 'UTC', quiet_from = null, quiet_to = null where id = ${who("marcus")}`,
  );
  await run(sql`delete from inbox_presence`);
  await run(sql`delete from sessions`);
  await run(sql`delete from enrollments where student_id = ${who("stranger")}`);
});

describe("who is called", () => {
  it.each([
    [60, 9, true],
    [60, 11, false],
    [9, 60, true],
    [60, null, false],
  ])("chosen %s and seen %s minutes ago: %s", async (chosen, seen, is) => {
    await away(chosen, seen);
    expect((await called()).includes("marcus")).toBe(is);
  });

  it("nobody whom nothing can reach: who has closed the browser, however ready they said to be a moment ago", async () => {
    await away(1, 0, false);
    const studentId = await scene.student();
    const [help] = await scene.world.run(Summons.use((summons) => summons.helpFor(studentId)));
    expect(help?.free).toBe(1);
    expect(await called()).toEqual(["nadia"]);
    await scene.world.run(comesBack(who("marcus")));
    expect(await called()).toEqual(["marcus", "nadia"]);
    await run(sql`update inbox_presence set connected_until = now() where user_id = ${who("marcus")}`);
    expect(await called()).toEqual(["nadia"]);
    expect(await isOn()).toBe(true);
  });

  it("nobody who may not answer yet, their address being unconfirmed", async () => {
    await run(sql`update users set email_verified = false where id = ${who("marcus")}`);
    expect(await called()).toEqual(["nadia"]);
    await run(sql`update users set email_verified = true where id = ${who("marcus")}`);
    expect(await called()).toEqual(["marcus", "nadia"]);
  });

  it.each([
    ["Asia/Tokyo", -1, 60, false],
    ["Asia/Tokyo", 60, 120, true],
    ["America/Vancouver", -600, 2, false],
    ["America/Vancouver", -600, -2, true],
    ["Asia/Calcutta", -1, 60, false],
    ["PLT", -1, 60, false],
  ])("in %s with quiet hours from %s to %s minutes from now: %s", async (zone, from, to, is) => {
    await quiet(zone, from, to);
    expect((await called()).includes("marcus")).toBe(is);
  });

  it.each([
    [14, false],
    [16, true],
  ])("with a session in %s minutes: %s", async (minutes, is) => {
    await inSession(who("marcus"), who("stranger"));
    await run(sql`update sessions set status = 'scheduled', started_at = null,
      scheduled_start = now() + make_interval(mins => ${minutes}), scheduled_end = now() + interval '2 hours'`);
    expect((await called()).includes("marcus")).toBe(is);
  });
});

describe("readiness ends by itself", () => {
  it("ten minutes after the last visible client, and every device hears it", async () => {
    await away(60, 9);
    expect(await end()).toBe(0);
    await away(60, 11);
    await scene.world.told();
    expect(await end()).toBe(1);
    expect(await isOn()).toBe(false);
    expect(await scene.world.told()).toMatchObject([
      { party: "inbox", roomId: who("marcus"), message: { _tag: "Available", is: false } },
    ]);
    expect(await end()).toBe(0);
  });

  it("in quiet hours, in which it cannot be switched on", async () => {
    await away(1, 0);
    await quiet("Asia/Tokyo", -1, 60);
    expect(await end()).toBe(1);
    expect(await scene.world.fails(setAvailable(who("marcus"), true))).toMatchObject({ _tag: "Conflict" });
    await scene.world.run(setAvailable(who("marcus"), false));
    expect(await isOn()).toBe(false);
  });

  it("and coming back does not switch it on", async () => {
    await away(60, 11);
    await scene.world.run(comesBack(who("marcus")));
    expect(await isOn()).toBe(false);
    expect(await called()).toEqual(["nadia"]);
    expect(await scene.world.run(inboxContent(who("marcus")))).toMatchObject({ available: false });
    await away(60, 9);
    await scene.world.run(comesBack(who("marcus")));
    expect(await isOn()).toBe(true);
  });
});
