import { sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { Courses } from "../service.ts";

let world: World<Courses>;
const ids = new Map<string, string>();
const idOf = (name: string) => ids.get(name) ?? "";
const find = async (reader: string, q: string) => {
  const people = await world.run(Effect.flatMap(Courses, (courses) => courses.people(idOf(reader), q)));
  return people.map(({ handle }) => handle);
};

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Courses.layer, ground));
  const add = async (handle: string, fields: Parameters<typeof world.user>[1] = {}) => {
    ids.set(handle, (await world.user(handle, fields)).id);
  };
  await add("ada", { name: "Ada Lovelace", title: "Analyst" });
  await add("annika", { name: "Annika Öberg" });
  await add("anton", { name: "Anton Private" });
  await add("andrea", { name: "Andrea Public", privacyPublic: true });
  await add("anders", { name: "Anders Public", privacyPublic: true });
  await add("antonia", { name: "Antonia Gone" });
  const engines = await world.course("engines", idOf("ada"), {});
  const looms = await world.course("looms", idOf("andrea"), {});
  for (const student of ["annika", "antonia"]) await world.enroll(idOf(student), engines.id);
  await world.enroll(idOf("anton"), looms.id);
});
afterAll(() => world.close());

describe("people by name", () => {
  it("are those of one's own courses first, then teachers with a public profile", async () => {
    expect(await find("annika", "an")).toEqual(["antonia", "andrea"]);
    expect(await find("ada", "an")).toEqual(["annika", "antonia", "andrea"]);
  });

  it("are found by handle, by any word of a name, without its accents, and by nothing that is not there", async () => {
    expect(await find("annika", "@ada")).toEqual(["ada"]);
    expect(await find("annika", "love")).toEqual(["ada"]);
    expect(await find("ada", "oberg")).toEqual(["annika"]);
    expect(await find("ada", "100%")).toEqual([]);
  });

  it("are nobody of a course that is not the reader's, and nobody who is public and teaches nothing", async () => {
    expect(await find("annika", "anton")).toEqual(["antonia"]);
    expect(await find("annika", "anders")).toEqual([]);
  });

  it("are never whoever is blocked either way, or has left", async () => {
    const block = (blocker: string, blocked: string) =>
      world.db((db) =>
        db.execute(
          sql`insert into blocks (blocker_id, blocked_id) values (${idOf(blocker)}, ${idOf(blocked)})`,
        ),
      );
    await block("antonia", "annika");
    expect(await find("annika", "antonia")).toEqual([]);
    expect(await find("antonia", "annika")).toEqual([]);
    await world.db((db) =>
      db.execute(sql`update users set anonymised_at = now() where id = ${idOf("antonia")}`),
    );
    expect(await find("ada", "antonia")).toEqual([]);
  });
});
