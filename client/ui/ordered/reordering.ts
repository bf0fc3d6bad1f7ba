import { createSignal } from "solid-js";
import { placeAt } from "./reorder.ts";

/** A list whose rows can be moved. */
export interface Movable {
  readonly count: () => number;
  /** Moves what stands at the one place to the other. */
  readonly move: (from: number, to: number) => void;
  /** Its element, whose children are the rows; a row's handle has `data-part="handle"`. */
  readonly list: () => HTMLElement | undefined;
  /** What is announced once something has been moved to a place, counted from 1. */
  readonly told: (place: number, count: number) => string;
}

/**
 * Moving rows of a list: by dragging a handle, by arrow keys on it, and by buttons; every way is announced, and the
 * focus stays with what was moved.
 */
export const createReordering = ({ count, move, list, told }: Movable) => {
  const [held, setHeld] = createSignal<number>();
  const [announced, setAnnounced] = createSignal("");

  const focus = (place: number, part: string) =>
    queueMicrotask(() => {
      const row = list()?.children[place];
      const wanted = row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`);
      (wanted ?? row?.querySelector<HTMLElement>('[data-part="handle"]'))?.focus();
    });

  const step = (from: number, to: number, part: string) => {
    if (to < 0 || to >= count() || to === from) return;
    move(from, to);
    setAnnounced(told(to + 1, count()));
    focus(to, part);
  };

  const drag = (event: PointerEvent) => {
    const from = held();
    const element = list();
    if (from === undefined || !element) return;
    const rows = Array.from(element.children, (row) => row.getBoundingClientRect());
    const to = placeAt(rows, from, event.clientY);
    if (to === from) return;
    move(from, to);
    setHeld(to);
  };
  const drop = () => {
    const place = held();
    if (place === undefined) return;
    setHeld(undefined);
    setAnnounced(told(place + 1, count()));
    focus(place, "handle");
  };

  return {
    /** The place that is being dragged. */
    held,
    /** To be shown in a live region. */
    announced,
    announce: setAnnounced,
    /** Moves a row one up or down; `part` is the button that keeps the focus. */
    up: (place: number) => step(place, place - 1, "up"),
    down: (place: number) => step(place, place + 1, "down"),
    /** What the handle of the row at a place needs. */
    handle: (place: () => number) => ({
      "data-part": "handle",
      onKeyDown: (event: KeyboardEvent) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        step(place(), place() + by, "handle");
      },
      onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(place());
      },
      onPointerMove: drag,
      onPointerUp: drop,
      onPointerCancel: drop,
      onLostPointerCapture: drop,
    }),
  };
};

export type Reordering = ReturnType<typeof createReordering>;
