import { type Accessor, createComputed, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createRowHeights } from "./row-heights.ts";
import { createScrollGuard } from "./scroll-guard.ts";

/** Pixels from the end within which somebody counts as being there. */
const NEAR_END = 80;

/** Pixels from either edge of the range within which more of it is read. */
const NEAR_EDGE = 600;

/** Rows up to which all of them stand in the document, so that the browser finds text in them. */
const WHOLE = 150;

/** Pixels above and below what is seen for which rows stand in the document. */
const OVERSCAN = 900;

/** Pixels of them that are left when others take their place. */
const SPARE = 700;

/** Height of a row that was never measured, in pixels: a message of two lines. */
const ESTIMATE = 56;

/** The rows that stand in the document: from `from` to before `to`, with room for the others around them in pixels. */
interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** A list that grows at both ends while its reader stays where they are. */
export interface VirtualList {
  /** Takes the element that scrolls: one that is positioned, and whose own `overflow-anchor` is off. */
  readonly setScroller: (scroller: HTMLElement) => void;
  /** Takes the element within it that holds the rows and nothing else, each marked with `data-seq`. */
  readonly setRows: (rows: HTMLElement) => void;
  /** Keeps the reading position when the height of something else in it changes, too. */
  readonly observe: (element: HTMLElement) => void;
  readonly window: Accessor<RowWindow>;
  readonly atEnd: Accessor<boolean>;
  readonly nearStart: Accessor<boolean>;
  readonly nearEnd: Accessor<boolean>;
  /** Forgets how high rows are, as where they are drawn otherwise from now on. */
  readonly forget: () => void;
  /** Brings the end into view, whatever scrolls or loads meanwhile, until the reader scrolls themselves. */
  readonly toEnd: () => void;
  /** Brings a row into view, away from the edges; it stands in the document afterwards. */
  readonly show: (seq: number) => void;
}

/** The numbers of the first and the last row. `sticks`: whoever is at the end stays there. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
  readonly sticks: boolean;
  /** Whether a number within them has no row; what it answers of one never changes. */
  readonly isEmpty?: (seq: number) => boolean;
}

/**
 * Keeps only the rows near what is seen in the document, and the reading position when `content` or the height of
 * rows changes: those at the end stay at the end, those further up keep what they read under their eyes.
 * `content` is null where there are no rows, `extra` whatever else changes what scrolls. `whole`: how many rows may all
 * stand in the document; without a limit, their numbers may have gaps.
 */
export const createVirtualList = (
  content: Accessor<RowRange | null>,
  extra: Accessor<unknown>,
  whole = WHOLE,
): VirtualList => {
  const heights = createRowHeights(ESTIMATE);
  const guard = createScrollGuard();
  const [window, setWindow] = createSignal<RowWindow>(
    { from: 0, to: 0, above: 0, below: 0 },
    {
      equals: (a, b) => a.from === b.from && a.to === b.to && a.above === b.above && a.below === b.below,
    },
  );
  const [atEnd, setAtEnd] = createSignal(true);
  const [nearStart, setNearStart] = createSignal(false);
  const [nearEnd, setNearEnd] = createSignal(true);
  let scroller: HTMLElement | undefined;
  let list: HTMLElement | undefined;
  /** What is read: the row whose top is `offset` pixels below the upper edge of what is seen. */
  let anchor: { readonly seq: number; readonly offset: number } | null = null;
  /** Of the scroller, in pixels. */
  let width = 0;
  /** Where the list was scrolled to when `anchor` was found. */
  let anchoredAt = 0;

  /** Takes into account that somebody scrolled and the event has not come yet: else it would be undone. */
  const catchUp = () => {
    const moved = (scroller?.scrollTop ?? 0) - anchoredAt;
    if (anchor && moved !== 0) anchor = { seq: anchor.seq, offset: anchor.offset - moved };
    anchoredAt += moved;
  };

  /** Up to where numbers without a row are known to take no room. */
  let checked: { readonly first: number; readonly last: number } | null = null;
  const leaveOut = ({ first, last, isEmpty }: RowRange) => {
    if (!isEmpty) return;
    const known = checked && first <= checked.last + 1 && last >= checked.first - 1 ? checked : null;
    for (let seq = first; seq <= last; seq++) {
      if (known && seq === known.first) seq = known.last + 1;
      if (seq <= last && isEmpty(seq)) heights.set(seq, 0);
    }
    checked = { first: Math.min(first, known?.first ?? first), last: Math.max(last, known?.last ?? last) };
  };

  const sticks = () => atEnd() && (content()?.sticks ?? true);

  /** Chooses the rows around the reading position. */
  const place = () => {
    const shown = content();
    if (!shown) {
      setWindow({ from: 0, to: 0, above: 0, below: 0 });
      return;
    }
    const { first, last } = shown;
    leaveOut(shown);
    const end = last + 1;
    let [from, to] = [first, end];
    if (last - first >= whole) {
      const seen = scroller?.clientHeight ?? 800;
      const total = heights.span(first, end);
      const top = sticks()
        ? total - seen
        : anchor
          ? heights.span(first, clamp(anchor.seq, first, last)) - anchor.offset
          : 0;
      from = heights.at(first, last, Math.max(0, top - OVERSCAN)).seq;
      to = heights.at(first, last, Math.max(0, top + seen + OVERSCAN)).seq + 1;
    }
    setWindow({ from, to, above: heights.span(first, from), below: heights.span(to, end) });
  };

  /** The first element of every row in the document, with its number. */
  const rowStarts = () => {
    const starts: { readonly seq: number; readonly element: Element }[] = [];
    for (const element of list?.children ?? []) {
      const seq = Number((element as HTMLElement).dataset.seq);
      if (seq !== starts.at(-1)?.seq) starts.push({ seq, element });
    }
    return starts;
  };

  /** Measures what stands in the document, corrects the room around it, and restores the reading position. */
  const settle = () => {
    const shown = content();
    if (!scroller || !list) return;
    if (shown) {
      const starts = rowStarts();
      const bottom = list.getBoundingClientRect().bottom - window().below;
      const tops = starts.map(({ element }) => topOf(element));
      for (const [index, { seq }] of starts.entries())
        heights.set(seq, (tops[index + 1] ?? bottom) - (tops[index] as number));
      const { from, to } = window();
      setWindow({
        from,
        to,
        above: heights.span(shown.first, from),
        below: heights.span(to, shown.last + 1),
      });
    }
    if (sticks()) scroller.scrollTop = scroller.scrollHeight;
    else if (anchor && shown) {
      const { seq, offset } = anchor;
      const found = list.querySelector(`[data-seq="${seq}"]`);
      const now = found
        ? topOf(found) - scroller.getBoundingClientRect().top
        : list.offsetTop +
          heights.span(shown.first, clamp(seq, shown.first, shown.last)) -
          scroller.scrollTop;
      if (Math.abs(now - offset) >= 1) scroller.scrollTop += now - offset;
    }
    anchoredAt = scroller.scrollTop;
  };

  const look = () => {
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    setAtEnd(guard.isOn() || scrollHeight - scrollTop - clientHeight < NEAR_END);
    setNearEnd(scrollHeight - scrollTop - clientHeight < NEAR_EDGE);
    setNearStart(scrollTop < NEAR_EDGE);
  };

  const findAnchor = () => {
    const shown = content();
    if (!scroller || !list || !shown) return;
    anchoredAt = scroller.scrollTop;
    const edge = scroller.getBoundingClientRect().top;
    const starts = rowStarts();
    // The row that is seen whole, or else begins last above the edge.
    const seen = starts.find(({ element }) => topOf(element) >= edge) ?? starts.at(-1);
    const isNear = seen && Math.abs(topOf(seen.element) - edge) < scroller.clientHeight;
    if (isNear) anchor = { seq: seen.seq, offset: topOf(seen.element) - edge };
    else {
      const { seq, top } = heights.at(shown.first, shown.last, scroller.scrollTop - list.offsetTop);
      anchor = { seq, offset: list.offsetTop + top - scroller.scrollTop };
    }
  };

  const onScroll = () => {
    guard.scrolled(() => {
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    });
    look();
    findAnchor();
    const shown = content();
    if (!shown || !scroller || !list) return;
    const { from, to, above, below } = window();
    const top = scroller.scrollTop - list.offsetTop;
    const bottom = list.offsetHeight - below - top - scroller.clientHeight;
    const isCovered =
      (from === shown.first || top - above > SPARE) && (to === shown.last + 1 || bottom > SPARE);
    if (isCovered) return;
    place();
    settle();
  };

  createComputed(
    on([content, extra], () => {
      const shown = content();
      catchUp();
      if (anchor && shown && (anchor.seq < shown.first || anchor.seq > shown.last)) anchor = null;
      place();
    }),
  );
  createEffect(
    on([content, extra], () => {
      settle();
      look();
      if (!anchor) findAnchor();
    }),
  );

  const forget = () => {
    heights.clear();
    checked = null;
  };
  const observer = new ResizeObserver(() => {
    const now = scroller?.clientWidth ?? 0;
    if (width !== now) forget();
    width = now;
    catchUp();
    place();
    settle();
    look();
  });
  onCleanup(() => observer.disconnect());

  return {
    window,
    atEnd,
    nearStart,
    nearEnd,
    setScroller: (element) => {
      scroller = element;
      element.addEventListener("scroll", onScroll, { passive: true });
      onCleanup(() => element.removeEventListener("scroll", onScroll));
      onCleanup(guard.attach(element));
      observer.observe(element);
    },
    setRows: (element) => {
      if (list) observer.unobserve(list);
      list = element;
      observer.observe(element);
    },
    observe: (element) => observer.observe(element),
    forget,
    toEnd: () => {
      if (!scroller) return;
      guard.begin();
      setAtEnd(true);
      anchor = null;
      place();
      settle();
      scroller.scrollTop = scroller.scrollHeight;
      look();
      findAnchor();
    },
    show: (seq) => {
      if (!scroller || !content()) return;
      guard.end();
      setAtEnd(false);
      anchor = { seq, offset: Math.max(48, scroller.clientHeight * 0.4) };
      place();
      settle();
      // The event comes only with the next frame, and until then the reader would count as being at the end.
      look();
      findAnchor();
    },
  };
};

const topOf = (element: Element) => element.getBoundingClientRect().top;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
