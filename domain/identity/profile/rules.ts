import { fold, graphemesIn, grouped, hasVisibleText } from "../../shared/rules.ts";
import { textFault } from "../../shared/text/rules.ts";
import { MAX_BIO_SHORT_LENGTH, MAX_TITLE_LENGTH } from "../limits.ts";
import { asciiDomain, lineOf } from "../rules.ts";
import {
  MAX_BIO_LENGTH,
  MAX_EXPERTISE,
  MAX_INTERESTS,
  MAX_PHILOSOPHY_LENGTH,
  MAX_QUALIFICATION_LENGTH,
  MAX_QUALIFICATIONS,
  MAX_TAG_LENGTH,
  MAX_WEBSITE_LENGTH,
  MIN_INTERESTS,
} from "./limits.ts";

/** What is wrong with a text of a profile, as the end of a sentence about it; null for a good one. */
export type Fault = (text: string) => string | null;

/** `points` is what the column holds, in code points. */
const lengthFault = (text: string, max: number, points: number): string | null =>
  graphemesIn(text) > max || Array.from(text).length > points
    ? `must have at most ${grouped(max)} characters.`
    : null;

const text =
  (max: number, lines: "one line" | "lines", points = 4 * max): Fault =>
  (typed) => {
    const stored = lineOf(typed);
    return lengthFault(stored, max, points) ?? textFault(stored, lines);
  };

/** A title: one line, or nothing. */
export const titleFault = text(MAX_TITLE_LENGTH, "one line");
/** A short biography: some lines, or nothing. */
export const bioShortFault = text(MAX_BIO_SHORT_LENGTH, "lines", MAX_BIO_SHORT_LENGTH);
export const bioFault = text(MAX_BIO_LENGTH, "lines");
export const philosophyFault = text(MAX_PHILOSOPHY_LENGTH, "lines");

/** An address on the web as it is stored, always with https; null for what is none. `example.org/me` is taken too. */
export const websiteOf = (typed: string): string | null => {
  const given = typed.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`);
  } catch {
    return null;
  }
  const isOpen = url.protocol === "https:" && url.username === "" && url.password === "";
  return isOpen && asciiDomain(url.hostname) !== null ? url.href : null;
};

/** A website, or nothing. */
export const websiteFault: Fault = (typed) => {
  const given = typed.trim();
  if (given === "") return null;
  if (/^http:\/\//i.test(given)) return "must begin with https://.";
  const stored = textFault(given, "one line") === null ? websiteOf(given) : null;
  if (stored === null) return "must be the address of a website, like https://example.org.";
  return stored.length > MAX_WEBSITE_LENGTH ? `must have at most ${MAX_WEBSITE_LENGTH} characters.` : null;
};

const filled =
  (max: number): Fault =>
  (typed) =>
    hasVisibleText(lineOf(typed)) ? text(max, "one line")(typed) : "must not be empty.";

/** One qualification: a sentence on one line. */
export const qualificationFault = filled(MAX_QUALIFICATION_LENGTH);
/** One tag of what somebody can teach. */
export const tagFault = filled(MAX_TAG_LENGTH);

/** Whether two of them would read the same. */
const hasDouble = (texts: readonly string[]): boolean =>
  new Set(texts.map((one) => fold(lineOf(one)))).size < texts.length;

const list = (typed: readonly string[], max: number, fault: Fault): string | null => {
  if (typed.length > max) return `must be at most ${max}.`;
  const wrong = typed.map(fault).find((found) => found !== null);
  return wrong ?? (hasDouble(typed) ? "must not say the same twice." : null);
};

/** What is wrong with all of them together. */
export const qualificationsFault = (typed: readonly string[]): string | null =>
  list(typed, MAX_QUALIFICATIONS, qualificationFault);
export const expertiseFault = (typed: readonly string[]): string | null =>
  list(typed, MAX_EXPERTISE, tagFault);

/** Interests are chosen among topics: none, or three to five. Which topics there are is for the server to say. */
export const interestsFault = (chosen: readonly string[]): string | null => {
  if (chosen.length > 0 && (chosen.length < MIN_INTERESTS || chosen.length > MAX_INTERESTS))
    return `must be ${MIN_INTERESTS} to ${MAX_INTERESTS}, or none.`;
  return list(chosen, MAX_INTERESTS, filled(4 * MAX_TAG_LENGTH));
};
