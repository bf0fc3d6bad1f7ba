/** What the palette offers: a name to find it by, and what choosing it does. */
export interface Entry {
  /** The same for the same thing, so that the choice stays on it while the list changes. */
  readonly id: string;
  readonly group: "rooms" | "actions" | "places" | "courses" | "people";
  readonly label: string;
  /** What it is, or a second name. */
  readonly detail?: string | undefined;
  /** More words by which it is found. */
  readonly keywords?: string | undefined;
  /** Goes on being found while somebody searches by words of their own: the server has found it. */
  readonly isFound?: boolean;
  readonly run: () => void;
}

/** The order of groups. */
export const GROUPS: readonly Entry["group"][] = ["rooms", "actions", "places", "courses", "people"];

/** Entries of a group that are shown at most. */
const MOST = 6;

/** A text as it is compared: without case and accents. */
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

const wordsIn = (text: string): readonly string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * How well an entry answers a query, less being better; null where it does not. Every word of the query must begin a
 * word of the entry: 0 where the label begins with the query, 1 where all are words of the label, 2 otherwise.
 */
export const rankOf = (entry: Pick<Entry, "label" | "detail" | "keywords">, query: string): number | null => {
  const sought = wordsIn(query);
  if (sought.length === 0) return 0;
  const label = wordsIn(entry.label);
  const all = [...label, ...wordsIn(entry.detail ?? ""), ...wordsIn(entry.keywords ?? "")];
  const beginsIn = (words: readonly string[]) =>
    sought.every((part) => words.some((word) => word.startsWith(part)));
  if (folded(entry.label).startsWith(folded(query.trim()))) return 0;
  if (beginsIn(label)) return 1;
  return beginsIn(all) ? 2 : null;
};

interface Ranked {
  readonly entry: Entry;
  readonly rank: number;
}

/** What the server found by words of its own stands behind what is found by its name. */
const FOUND = 3;

const rankedIn = (entries: readonly Entry[], group: Entry["group"], query: string): readonly Ranked[] =>
  entries
    .filter((entry) => entry.group === group)
    .map((entry) => ({ entry, rank: rankOf(entry, query) ?? (entry.isFound ? FOUND : null) }))
    .filter((ranked): ranked is Ranked => ranked.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST);

/**
 * What is shown for a query, by groups, the best of each first: the group with the best of all leads, so that Enter
 * goes there; otherwise they keep their order. Groups without any are left out.
 */
export const chosen = (entries: readonly Entry[], query: string): readonly Entry[] =>
  GROUPS.map((group) => rankedIn(entries, group, query))
    .filter((ranked) => ranked.length > 0)
    .sort(([one], [other]) => (one?.rank ?? 0) - (other?.rank ?? 0))
    .flatMap((ranked) => ranked.map(({ entry }) => entry));
