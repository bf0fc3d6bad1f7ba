import { fold, graphemesIn, hasVisibleText } from "../shared/rules.ts";
import { textFault } from "../shared/text/rules.ts";
import { HANDLE_PATTERN, MAX_NAME_LENGTH } from "./limits.ts";

/** Texts as `lineOf` makes them; one that shows nothing becomes null. Line breaks stay where they are. */
export const withoutBlank = <Fields extends object>(
  fields: Fields,
): { readonly [Key in keyof Fields]: Fields[Key] | null } => {
  const clean = (value: unknown) => {
    if (typeof value !== "string") return value;
    const text = lineOf(value);
    return hasVisibleText(text) ? text : null;
  };
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, clean(value)])) as never;
};

/** A short text as it is stored: composed (NFC), without white space around it, and with single spaces in it. */
export const lineOf = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Zs}\t]+/gu, " ")
    .trim();

/** Signs that pass for a mark of being checked or in charge. */
const BADGE = /[\u2705\u2713\u2714\u2611\u237b\u221a\u{1f5f8}\u{1f5f9}\u{1f6e1}\u{1f451}\u{1f530}\u{1f6a8}]/u;
const ADDRESS = /:\/\/|@|(^|[^\p{L}\p{N}])www[.。]|[\p{L}\p{N}-]{2}[.。]\p{L}{2}/u;
const TITLE = /(^|[^\p{L}])(dr|mr|mrs|ms|mx|st|ste|prof|ing|mag|sr|jr|fr|rev|hon)\./giu;
const MIXED =
  /\p{Script=Latin}[\p{L}\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}][\p{L}\p{M}]*\p{Script=Latin}/u;

/** Letters and digits of other kinds that look like a Latin letter, in lower case. */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  (
    "аa еe оo рp сc уy хx іi јj ѕs ԁd һh кk мm тt вb нh гr пn αa εe οo ρp νv ιi κk τt υu χx ηn " +
    "0o 1i 3e 4a 5s 7t |i !i $s"
  )
    .split(" ")
    .map((pair) => [pair[0] ?? "", pair[1] ?? ""]),
);

/** The letters of a text as they look to somebody who reads quickly: `Mоderat0r` with a Cyrillic о is `moderator`. */
const lookOf = (text: string): string =>
  Array.from(fold(text), (letter) => LOOKS_LIKE.get(letter) ?? letter).join("");

/** Words that nobody may call themselves, since they would speak for the place or for everybody in it. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(
  (
    "abuse admin admins administrator administrators all anonymous anyone billing channel everybody everyone help " +
    "helpdesk here info legal mod moderation moderator moderators mods nobody noreply official operator peerloop " +
    "postmaster press privacy root security service staff status superuser support sysadmin system team terms trust " +
    "verified webmaster"
  ).split(" "),
);

/** Whether a name says that its holder runs this place. */
const looksLikeStaff = (name: string): boolean => {
  const look = lookOf(name);
  const words = look.split(/[^\p{L}]+/u).filter((word) => word !== "");
  const whole = words.join("");
  return (
    /peerloop|moderator|administrat/.test(whole) ||
    words.some((word) => /^(sys)?admins?$|^moderation$/.test(word)) ||
    RESERVED_NAMES.has(whole)
  );
};

/**
 * What is wrong with a name that `lineOf` has made, as the end of a sentence about it; null for a good one. It holds
 * wherever people name themselves.
 */
export const nameFault = (name: string): string | null => {
  if (!hasVisibleText(name)) return "must contain visible text.";
  if (graphemesIn(name) > MAX_NAME_LENGTH || name.length > 4 * MAX_NAME_LENGTH)
    return `must have at most ${MAX_NAME_LENGTH} characters.`;
  const fault = textFault(name, "one line");
  if (fault !== null) return fault;
  if (ADDRESS.test(name.normalize("NFKC").replace(TITLE, "$1$2 "))) return "must not look like an address.";
  if (MIXED.test(name)) return "must not mix alphabets within a word.";
  if (BADGE.test(name) || looksLikeStaff(name)) return "must not look like one of PeerLoop’s own people.";
  return null;
};

/** What is wrong with a handle in lower case, as the end of a sentence about it; null for a good one. */
export const handleFault = (handle: string): string | null => {
  if (!HANDLE_PATTERN.test(handle))
    return "must be 3 to 30 letters, digits or underscores, and begin with a letter.";
  const look = lookOf(handle).replaceAll("_", "");
  return RESERVED_NAMES.has(handle) || RESERVED_NAMES.has(look) || look.includes("peerloop")
    ? "is reserved. Please choose another."
    : null;
};

/** A label of a domain (RFC 1123). */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A domain with at least two labels, the last of which is no number, in ASCII. */
export const asciiDomain = (typed: string): string | null => {
  // What would end a host in an address, or be read as something else in it.
  if (typed === "" || /[\s\p{Cc}\p{Cf}/\\:?#@[\]%]/u.test(typed)) return null;
  let host: string;
  try {
    host = new URL(`http://${typed}`).hostname;
  } catch {
    return null;
  }
  const labels = host.split(".");
  const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return isDomain && /[a-z]/.test(labels.at(-1) ?? "") && (labels.at(-1) ?? "").length > 1 ? host : null;
};
