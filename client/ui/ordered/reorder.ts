/** A list with what stands at `from` moved to `to`, the others closing up. */
export const moved = <Item>(items: readonly Item[], from: number, to: number): readonly Item[] => {
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1));
};

/** Where in a list something is held at this height: the row whose middle is the last above it, as seen from `from`. */
export const placeAt = (
  rows: readonly { readonly top: number; readonly bottom: number }[],
  from: number,
  y: number,
): number => {
  let place = from;
  rows.forEach((row, index) => {
    const middle = (row.top + row.bottom) / 2;
    if (index < from && y < middle) place = Math.min(place, index);
    if (index > from && y > middle) place = Math.max(place, index);
  });
  return place;
};
