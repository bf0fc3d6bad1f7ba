import { indentOf, isBlank, type Marker, markerOf, outdented } from "./lines.ts";
import type { BlocksOf, Place, Taken } from "./place.ts";
import type { ListItem } from "./tree.ts";

const TASK = /^\[([ xX])\][ \t]+(?=\S)/;

/** Columns by which a line must be indented to belong to the item before it. */
const ENOUGH = 2;

const itemOf = (marker: Marker, lines: readonly string[], place: Place, blocksOf: BlocksOf): ListItem => {
  const task = TASK.exec(lines[0] ?? "");
  const own = task ? [(lines[0] as string).slice(task[0].length), ...lines.slice(1)] : lines;
  return {
    number: marker.number,
    isDone: task ? task[1] !== " " : null,
    blocks: blocksOf(own, { ...place, depth: place.depth + 1 }),
  };
};

/** Where the lines end that belong to an item whose second line is at `from`. */
const endOf = (lines: readonly string[], from: number, marker: Marker): number => {
  const needed = Math.min(marker.width, marker.indent + ENOUGH);
  let end = from;
  for (let next = from; next < lines.length; next++) {
    const line = lines[next] as string;
    if (isBlank(line)) continue;
    if (indentOf(line) < needed) break;
    end = next + 1;
  }
  return end;
};

/** Items that all bear the same number are counted from it on; others keep what they were given. */
const numbered = (items: readonly ListItem[]): readonly ListItem[] => {
  const first = items[0]?.number ?? null;
  if (first === null || items.some(({ number }) => number !== first)) return items;
  return items.map((item, index) => ({ ...item, number: first + index }));
};

/** The list that begins with the line at `from`; after words only one that they cannot be mistaken for. */
export const listAt = (
  lines: readonly string[],
  from: number,
  place: Place,
  isAfterWords: boolean,
  blocksOf: BlocksOf,
): Taken | null => {
  const first = markerOf(lines[from] as string);
  if (!first || (isAfterWords && (isBlank(first.words) || (first.number ?? 1) !== 1))) return null;
  const items: ListItem[] = [];
  let taken = from;
  for (let next = from; next < lines.length; ) {
    const line = lines[next] as string;
    if (isBlank(line)) {
      next++;
      continue;
    }
    const marker = markerOf(line);
    if (marker?.kind !== first.kind) break;
    const end = endOf(lines, next + 1, marker);
    const others = lines.slice(next + 1, end);
    // Lines that are indented by less than the item's words still keep their distances from each other.
    const columns = Math.min(marker.width, ...others.filter((one) => !isBlank(one)).map(indentOf));
    const own = others.map((one) => outdented(one, columns));
    items.push(itemOf(marker, [marker.words, ...own], place, blocksOf));
    next = end;
    taken = next;
  }
  return {
    block: { kind: "list", isOrdered: first.number !== null, items: numbered(items) },
    lines: taken - from,
  };
};
