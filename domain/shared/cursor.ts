/** Where a page of a list ended that is in order of time, then id: its last row. */
export interface Position {
  /** Microseconds since 1970, as text. */
  readonly createdMicros: string;
  readonly id: string;
}

const WRITTEN = /^(\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The position as text for a URL. */
export const toCursor = ({ createdMicros, id }: Position): string =>
  btoa(`${createdMicros}.${id}`).replaceAll("=", "");

/** What `toCursor` wrote; null for anything else. */
export const fromCursor = (cursor: string): Position | null => {
  let text: string;
  try {
    text = atob(cursor);
  } catch {
    return null;
  }
  const [, createdMicros, id] = WRITTEN.exec(text) ?? [];
  return createdMicros === undefined || id === undefined ? null : { createdMicros, id };
};
