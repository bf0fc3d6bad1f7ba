import type { Random } from "../random.ts";

/** Names that an object has before anybody gives it any, and that parsers have tripped over. */
const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "",
  "_tag",
  "id",
  "then",
];

const TEXTS = [
  "",
  "\0",
  "\ud800",
  "a\udfffb",
  "\u202e\u2066",
  "é".normalize("NFD"),
  "👩‍👩‍👧‍👦",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e999",
  "0x10",
  "../../etc/passwd",
  "%00%2e%2e",
  "'; drop table users; --",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "\r\nset-cookie: a=b",
  "00000000-0000-0000-0000-000000000000",
  "2026-02-30T25:61:61Z",
  "+275760-09-13T00:00:00.001Z",
  "A".repeat(300),
];

const NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 63,
  1e21,
  4_294_967_296,
];

/** A text with any code unit in it, lone surrogates and controls included. */
export const wildText = (random: Random, longest = 40): string => {
  if (random.chance(0.4)) return random.pick(TEXTS);
  const length = random.below(longest);
  let text = "";
  for (let index = 0; index < length; index++)
    text += String.fromCharCode(random.chance(0.7) ? 32 + random.below(95) : random.below(65_536));
  return text;
};

/** A text of up to 120,000 code units: past every limit on size. */
const hugeText = (random: Random): string =>
  wildText(random, 10).padEnd(random.pick([4_001, 16_385, 65_537, 120_000]), "x");

/** Any value that JSON can carry, nested at most so deep. */
export const wildJson = (random: Random, depth = 3): unknown => {
  switch (random.below(depth > 0 ? 9 : 6)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(NUMBERS);
    case 3:
      return random.below(1_000_000);
    case 4:
      return random.uuid();
    case 5:
      return wildText(random);
    case 6:
      return Array.from({ length: random.below(4) }, () => wildJson(random, depth - 1));
    default:
      return fromEntries(
        Array.from({ length: random.below(4) }, () => [
          random.chance(0.5) ? random.pick(NAMES) : wildText(random, 10),
          wildJson(random, depth - 1),
        ]),
      );
  }
};

/** An object with these own properties, `__proto__` among them. */
const fromEntries = (entries: [string, unknown][]): object => {
  const made = {};
  for (const [key, value] of entries)
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  return made;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value with one thing in it changed, left out or added. */
export const mutated = (random: Random, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    const at = random.below(value.length);
    return value.map((each, index) => (index === at ? mutated(random, each) : each));
  }
  if (isRecord(value) && random.chance(0.9)) {
    const entries = Object.entries(value);
    const at = random.below(entries.length);
    const change = random.below(4);
    if (change === 0) return fromEntries(entries.filter((_, index) => index !== at));
    if (change === 1) return fromEntries([...entries, [random.pick(NAMES), wildJson(random)]]);
    return fromEntries(
      entries.map(([key, each], index) => [key, index === at ? mutated(random, each) : each]),
    );
  }
  if (typeof value === "string" && random.chance(0.5)) {
    const at = random.below(value.length + 1);
    return random.chance(0.03)
      ? hugeText(random)
      : value.slice(0, at) + wildText(random, 4) + value.slice(at);
  }
  return wildJson(random);
};

/** The text with something cut out of it, put into it or doubled: seldom JSON any more. */
export const torn = (random: Random, text: string): string => {
  const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)];
  switch (random.below(5)) {
    case 0:
      return text.slice(0, a);
    case 1:
      return text.slice(0, Math.min(a, b)) + text.slice(Math.max(a, b));
    case 2:
      return text.slice(0, a) + wildText(random) + text.slice(a);
    case 3:
      return text + text;
    default:
      return text.replace(/\d+/, random.pick(["1e400", "-0", "0x1", "01", "9".repeat(400), "NaN"]));
  }
};

/** Text that is deep or large enough to exhaust a careless parser. */
export const bomb = (random: Random): string => {
  const depth = random.pick([50, 1_000, 8_000]);
  switch (random.below(4)) {
    case 0:
      return "[".repeat(depth);
    case 1:
      return "[".repeat(depth) + "]".repeat(depth);
    case 2:
      return `${'{"_tag":'.repeat(depth)}1${"}".repeat(depth)}`;
    default:
      return JSON.stringify({ _tag: "Send", id: random.uuid(), content: hugeText(random) });
  }
};
