/** What a page without its content has come to: nothing begun, nothing found, no such page, or a failure. */
export type StateKind = "first" | "none" | "missing" | "failed";

/** One pen's line each, and where its dot lies. */
const drawings: Record<StateKind, { readonly line: string; readonly dot: readonly [x: number, y: number] }> =
  {
    // A line that waits to be inked, with the dot at its beginning.
    first: {
      line: "M8 44c22 0 38-10 38-22a10 10 0 0 0-20 0c0 14 20 22 40 22s37-10 37-22a10 10 0 0 0-20 0c0 14 20 22 40 22 9 0 18-2 24-6",
      dot: [8, 44],
    },
    // A lens with nothing in it.
    none: { line: "M12 48c26 2 44-8 44-25a18 18 0 1 1 5.3 12.7M87 36l22 19", dot: [12, 48] },
    // The loop has become a question, and the dot its point.
    missing: { line: "M10 46c32 2 49-8 49-25a16 16 0 1 1 25 13.2c-6 4-9 6-9 10", dot: [75, 56] },
    // The line is torn, and the dot has fallen off.
    failed: {
      line: "M6 40c22 0 36-8 36-20a10 10 0 0 0-20 0c0 12 18 20 36 20l8-3M84 30l8 3c18 7 40 1 40-13a10 10 0 0 0-20 0c0 12 16 20 32 20M72 24l2-8M80 20l5-6",
      dot: [75, 53],
    },
  };

/** The drawing above what a page says instead of its content. Decorative. */
export const StateDrawing = (props: { readonly kind: StateKind }) => (
  <svg class="mb-1 h-16 text-edge" viewBox="0 0 150 62" fill="none" aria-hidden="true">
    <path
      d={drawings[props.kind].line}
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
      opacity={props.kind === "first" ? 0.55 : undefined}
    />
    <circle
      cx={drawings[props.kind].dot[0]}
      cy={drawings[props.kind].dot[1]}
      r="4.5"
      fill="var(--color-mark)"
      stroke="var(--color-ink)"
      stroke-width="1.2"
    />
  </svg>
);
