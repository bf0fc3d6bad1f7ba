import { formatDay } from "../../lib/time/time.ts";

/** What happened on one day of the reader's calendar. */
export interface Day<A> {
  readonly name: string;
  readonly items: readonly A[];
}

/** Things in the order of time, divided by the reader's days: "Today", "Yesterday", or the date. */
export const byDay = <A extends { readonly createdAt: string }>(
  items: readonly A[],
  now: number,
  timeZone?: string,
): readonly Day<A>[] =>
  [...Map.groupBy(items, ({ createdAt }) => formatDay(createdAt, now, timeZone))].map(([name, held]) => ({
    name,
    items: held,
  }));
