import { at, before, isWordPart } from "./characters.ts";

/** Longest handle that a mention can name. */
const MAX_HANDLE = 40;

const HANDLE = /@([A-Za-z0-9]+(?:_+[A-Za-z0-9]+)*)/y;
/** The end of an address that is written without its scheme. */
const ADDRESS = /[A-Za-z0-9-]\.[A-Za-z]{2,}[/?#]\S*$/;
/** Characters looked back over for the beginning of an address. */
const LOOK_BACK = 200;

/** A handle named at a place of a text, in lower case, and where it ends. Underscores that follow are not part of it. */
export interface NamedHandle {
  readonly end: number;
  readonly handle: string;
}

/** The handle that is named by the `@` at `index`; null where that is part of a word or of an address. */
export const handleAt = (text: string, index: number): NamedHandle | null => {
  if (!mayBeginMention(text, index)) return null;
  HANDLE.lastIndex = index;
  const handle = HANDLE.exec(text)?.[1] ?? "";
  const end = index + 1 + handle.length;
  if (handle === "" || handle.length > MAX_HANDLE || isWordPart(at(text, end))) return null;
  // `@lee@example.org` is an address.
  if (text.charAt(end) === "@" && isWordPart(at(text, end + 1))) return null;
  return { end, handle: handle.toLowerCase() };
};

/** Whether what stands before the `@` at `index` lets a mention begin there. */
const mayBeginMention = (text: string, index: number): boolean => {
  let start = index;
  while (text.charAt(start - 1) === "_") start--;
  const previous = before(text, start);
  if (isWordPart(previous) || previous === "@") return false;
  const line = text.slice(Math.max(0, index - LOOK_BACK), index);
  if (previous === "/") return /(?:^|[^\w@/.])@[A-Za-z0-9]\w*\/$/.test(line);
  return !ADDRESS.test(line);
};

/** The handles that may be meant where `underscores` follow one: the longest first. */
export const handlesMeant = (handle: string, underscores: number): readonly string[] => {
  const most = Math.min(underscores, MAX_HANDLE - handle.length);
  return Array.from({ length: most + 1 }, (_, fewer) => handle + "_".repeat(most - fewer));
};
