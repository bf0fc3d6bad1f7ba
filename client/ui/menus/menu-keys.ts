/** An entry of a menu: which line it stands in, and what it says. */
interface Entry {
  readonly line: string;
  readonly text: string;
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * Which entry a key leads to from the one that has the focus, −1 where none has; null where the key means nothing here.
 * Up and down go from line to line and around, left and right within one.
 */
export const menuStep = (event: Key, entries: readonly Entry[], focused: number): number | null => {
  if (entries.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return null;
  const last = entries.length - 1;
  const lineOf = (index: number) => entries[index]?.line;
  const firstOf = (line: string | undefined) => entries.findIndex((entry) => entry.line === line);
  switch (event.key) {
    case "ArrowDown": {
      const next = entries.findIndex((entry, index) => index > focused && entry.line !== lineOf(focused));
      return Math.max(next, 0);
    }
    case "ArrowUp": {
      const before = firstOf(lineOf(focused)) - 1;
      return firstOf(lineOf(before < 0 ? last : before));
    }
    case "ArrowRight":
    case "ArrowLeft": {
      const next = focused + (event.key === "ArrowRight" ? 1 : -1);
      return lineOf(next) === lineOf(focused) ? next : focused;
    }
    case "Home":
      return 0;
    case "End":
      return last;
    case "Tab":
      return focused;
  }
  if (event.key.length !== 1 || event.key === " ") return null;
  const letter = event.key.toLocaleLowerCase();
  const begins = ({ text }: Entry) => text.toLocaleLowerCase().startsWith(letter);
  const after = entries.findIndex((entry, index) => index > focused && begins(entry));
  const found = after >= 0 ? after : entries.findIndex(begins);
  return found >= 0 ? found : null;
};
