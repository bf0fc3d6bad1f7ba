/** Where a page of a list ended that is in order of time, then id: its last row. */
export interface Position {
  /** Microseconds since 1970, as text. */
  readonly createdMicros: string;
  readonly id: string;
}

const WRITTEN = /^(\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A text as a cursor: fit for a URL, and nothing to be made up by hand. */
export const writeCursor = (text: string): string => btoa(text).replaceAll("=", "");

/** The groups of a pattern that the text of a cursor must match; none where it does not, or is no cursor. */
export const readCursor = (cursor: string, written: RegExp): readonly (string | undefined)[] => {
  let text: string;
  try {
    text = atob(cursor);
  } catch {
    return [];
  }
  return written.exec(text)?.slice(1) ?? [];
};

/** The position as text for a URL. */
export const toCursor = ({ createdMicros, id }: Position): string => writeCursor(`${createdMicros}.${id}`);

/** What `toCursor` wrote; null for anything else. */
export const fromCursor = (cursor: string): Position | null => {
  const [createdMicros, id] = readCursor(cursor, WRITTEN);
  return createdMicros === undefined || id === undefined ? null : { createdMicros, id };
};
