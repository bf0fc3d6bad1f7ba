import { RENAMED, UNLISTED } from "./time-zone-names.ts";

/** The years that the table covers: from the first, and until the second begins. */
const FROM_YEAR = 2024;
const UNTIL_YEAR = 2041;

const HOUR = 3_600_000;
/** Every offset and every change of one since 1972 is a whole number of quarter hours. */
const QUARTER = HOUR / 4;
/** Less than any two changes of a clock lie apart: in October 2040 Gaza has summer time for a week after Ramadan. */
const STEP = 5 * 24 * HOUR;

const FROM = Date.UTC(FROM_YEAR, 0, 1);
const UNTIL = Date.UTC(UNTIL_YEAR, 0, 1);

/** The offset of a zone at an instant in quarter hours, as this Node knows it. */
const offsetsOf = (zone: string): ((instant: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (instant) => {
    const [, sign, hours = "0", minutes = "0"] =
      /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(instant)) ?? [];
    const quarters = Number(hours) * 4 + Number(minutes) / 15;
    if (!Number.isInteger(quarters)) throw new Error(`${zone} has an offset of ${hours}:${minutes}`);
    return sign === "-" ? -quarters : quarters;
  };
};

/**
 * A zone's offsets as text: the first one in quarter hours, then for each change the quarter hours since the one
 * before (or since the beginning), and behind a colon the new offset, unless it is the one before the last. All
 * numbers in base 36.
 */
const historyOf = (zone: string): string => {
  const offsetAt = offsetsOf(zone);
  const words = [offsetAt(FROM).toString(36)];
  let [before, offset, changedAt] = [Number.NaN, offsetAt(FROM), FROM];
  for (let from = FROM; from < UNTIL; from += STEP) {
    const until = Math.min(from + STEP, UNTIL);
    const next = offsetAt(until);
    if (next === offset) continue;
    let [low, high] = [from, until];
    while (high - low > QUARTER) {
      const middle = low + Math.floor((high - low) / QUARTER / 2) * QUARTER;
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    const since = ((high - changedAt) / QUARTER).toString(36);
    words.push(next === before ? since : `${since}:${next.toString(36)}`);
    [before, offset, changedAt] = [offset, next, high];
  }
  return words.join(" ");
};

const canonical = (name: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;

/** The text of the module of the schema that names all zones, as they are shown: `users.time_zone` is one of them. */
export const timeZoneNamesModule = (names: readonly string[]): string =>
  `// Written by \`npm run time-zones\`, and not by hand: see docs/adr/0026-one-table-of-time-zones.md.

/** Every zone, by the name that is shown. */
export const TIME_ZONE_NAMES = \`
${names.join("\n")}
\`;
`;

/** The text of the module that holds all zones that this Node knows, for the years that the table covers. */
export const timeZoneModule = (): string => {
  const zones = new Map<string, string[]>();
  const listed = [...Intl.supportedValuesOf("timeZone"), "UTC"];
  for (const name of [...listed, ...Object.values(RENAMED), ...UNLISTED]) {
    const zone = canonical(name);
    zones.set(zone, [...(zones.get(zone) ?? []), name]);
  }
  const histories = new Map<string, number>();
  const lines = [...zones].map(([zone, names]) => {
    const history = historyOf(zone);
    const index = histories.get(history) ?? histories.size;
    histories.set(history, index);
    const shown = RENAMED[zone] ?? zone;
    return [shown, index.toString(36), ...names.filter((name) => name !== shown).sort()].join(" ");
  });
  return `// Written by \`npm run time-zones\`, and not by hand: see docs/adr/0026-one-table-of-time-zones.md.

/** The version of the IANA database that these data come from: that of the pinned Node. */
export const TZ_VERSION = "${process.versions.tz}";

/** The instants that the table covers, in milliseconds since 1970: from the first until the second. */
export const TABLE_FROM = ${FROM};
export const TABLE_UNTIL = ${UNTIL};

/**
 * A line for each course of offsets that zones have: the first offset, then for each change the time since the one
 * before or since the beginning, and behind a colon the new offset, unless it is the one before the last. All in
 * quarter hours, in base 36.
 */
export const HISTORIES = \`
${[...histories.keys()].join("\n")}
\`;

/** A line for each zone: its name, the line of \`HISTORIES\` in base 36, and its other names. */
export const ZONES = \`
${lines.sort().join("\n")}
\`;
`;
};
