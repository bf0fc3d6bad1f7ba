import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeZoneModule, timeZoneNamesModule } from "../../../scripts/lib/time-zones/time-zone-table.ts";
import { TABLE_FROM, TABLE_UNTIL, TZ_VERSION } from "./time-zone-table.ts";
import { instantOf, offsetAt, TIME_ZONES, timeZoneNamed, wallTimeOf } from "./time-zones.ts";

const HOUR = 3_600_000;
const root = join(import.meta.dirname, "../../..");
const zones = fc.constantFrom(...TIME_ZONES.flatMap(({ name, aliases }) => [name, ...aliases]));
const instants = fc.integer({ min: TABLE_FROM / 1_000, max: TABLE_UNTIL / 1_000 - 1 }).map((s) => s * 1_000);

/** What the pinned Node shows in a zone, as milliseconds since 1970 of a clock in UTC that shows the same. */
const formats = new Map<string, Intl.DateTimeFormat>();
const shownByNode = (zone: string, instant: number): number => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  formats.set(zone, format);
  return Date.parse(`${format.format(instant).replace(" ", "T")}Z`);
};

describe("the table", () => {
  it("is what the pinned Node knows", () => {
    expect(TZ_VERSION).toBe(process.versions.tz);
    expect(readFileSync(join(root, "domain/shared/time/time-zone-table.ts"), "utf8")).toBe(timeZoneModule());
    const names = timeZoneNamesModule(TIME_ZONES.map(({ name }) => name));
    expect(readFileSync(join(root, "db/schema/time-zone-names.ts"), "utf8")).toBe(names);
  });

  it("shows at any instant in any zone what the pinned Node shows", () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        expect(instant + offsetAt(zone, instant)).toBe(shownByNode(zone, instant));
        const { date, time } = wallTimeOf(zone, instant);
        expect(Date.parse(`${date}T${time}Z`)).toBe(shownByNode(zone, instant));
      }),
      { numRuns: 2_000 },
    );
  });

  it("knows the changes of those who put clocks back for Ramadan, which may lie a week apart", () => {
    for (const zone of ["Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"])
      for (let instant = TABLE_FROM; instant < TABLE_UNTIL; instant += 12 * HOUR)
        if (instant + offsetAt(zone, instant) !== shownByNode(zone, instant))
          expect.fail(`${zone} is another at ${new Date(instant).toISOString()}`);
  });

  it("changes clocks to the second when Node does, and knows the changes of 2026", () => {
    for (const { name } of TIME_ZONES)
      for (let day = TABLE_FROM; day < TABLE_UNTIL; day += 293 * 24 * HOUR)
        expect(offsetAt(name, day), name).toBe(shownByNode(name, day) - day);
    // British Columbia stays at -7 from 2026 on.
    expect(instantOf("America/Vancouver", "2027-01-15", "09:00")).toBe(Date.parse("2027-01-15T16:00:00Z"));
    const change = Date.parse("2027-03-28T01:00:00Z");
    expect(offsetAt("Europe/Berlin", change - 1)).toBe(HOUR);
    expect(offsetAt("Europe/Berlin", change)).toBe(2 * HOUR);
  });
});

describe("the time on a wall", () => {
  /** Every instant, to the quarter hour, at which Node shows that time in that zone. */
  const instantsByNode = (zone: string, wall: number): number[] => {
    const found: number[] = [];
    for (let offset = -14 * HOUR; offset <= 14 * HOUR; offset += HOUR / 4)
      if (shownByNode(zone, wall - offset) === wall) found.push(wall - offset);
    return found.sort((a, b) => a - b);
  };

  it("is the one instant that shows it, the first of two, and where there is none as long after the change", () => {
    const walls = fc.oneof(
      fc.tuple(zones, instants),
      // Around the changes of clocks, where the doubtful ones are.
      fc
        .tuple(
          fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
          instants,
          fc.integer({ min: -12, max: 12 }),
        )
        .map(([zone, from, quarters]) => {
          let change = from - (from % (HOUR / 4));
          while (change < TABLE_UNTIL && offsetAt(zone, change) === offsetAt(zone, change + HOUR / 4))
            change += HOUR / 4;
          return [zone, change + quarters * (HOUR / 4)] as const;
        }),
    );
    fc.assert(
      fc.property(walls, ([zone, near]) => {
        const wall = near + offsetAt(zone, near - 24 * HOUR);
        if (wall < TABLE_FROM + 48 * HOUR || wall > TABLE_UNTIL - 48 * HOUR) return;
        const shown = new Date(wall).toISOString();
        const instant = instantOf(zone, shown.slice(0, 10), shown.slice(11, 19));
        const before = shownByNode(zone, wall - 36 * HOUR) - (wall - 36 * HOUR);
        expect(instant).toBe(instantsByNode(zone, wall)[0] ?? wall - before);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    // Skipped: clocks go from 2:00 to 3:00.
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"],
    // Twice: clocks go from 3:00 back to 2:00.
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
    ["America/New_York", "2026-03-08", "02:30:15", "2026-03-08T07:30:15Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
    // Half an hour.
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z"],
    ["Asia/Kathmandu", "2026-01-01", "00:00", "2025-12-31T18:15:00Z"],
  ])("in %s on %s at %s is %s", (zone, date, time, instant) => {
    expect(new Date(instantOf(zone, date, time)).toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each([
    ["2026-02-30", "12:00"],
    ["2026-13-01", "12:00"],
    ["2026-01-01", "24:00"],
    ["today", "12:00"],
  ])("%s %s is no time", (date, time) => {
    expect(() => instantOf("UTC", date, time)).toThrow(RangeError);
  });

  it("of a zone that nobody knows is that of UTC", () => {
    expect(instantOf("Mars/Olympus", "2026-06-01", "12:00")).toBe(Date.parse("2026-06-01T12:00:00Z"));
    expect(wallTimeOf("PLT", 0)).toEqual({ date: "1970-01-01", time: "00:00:00" });
  });
});

describe("a name", () => {
  it.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["europe/kiev", "Europe/Kyiv"],
    ["America/Coyhaique", "America/Coyhaique"],
    ["Etc/UTC", "UTC"],
    ["US/Pacific", "America/Los_Angeles"],
    ["Europe/Amsterdam", "Europe/Amsterdam"],
  ])("%s is of the zone that is shown as %s", (name, shown) => {
    expect(timeZoneNamed(name)).toBe(shown);
  });

  it.each([
    "PLT",
    "VST",
    "MIT",
    "AET",
    "+02:00",
    "GMT+2",
    "",
    "Mars/Olympus",
    "constructor",
    "Europe/Berlin ",
  ])("%j is of none", (name) => {
    expect(timeZoneNamed(name)).toBeNull();
  });

  it("belongs to one zone, and everything that Node lists is there", () => {
    const all = TIME_ZONES.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
    expect(Intl.supportedValuesOf("timeZone").filter((name) => timeZoneNamed(name) === null)).toEqual([]);
  });
});

it("no other code of the server asks a runtime or Postgres for a zone by its name", () => {
  const files = ["domain", "party", "db"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
      .map((file) => join(folder, file)),
  );
  const asks = files.filter((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return (
      /at time zone (?!'UTC')/i.test(text) || /Intl\.DateTimeFormat|toLocale(Date|Time)?String/.test(text)
    );
  });
  expect(asks).toEqual([]);
});
