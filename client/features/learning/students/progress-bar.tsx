import { barOf } from "./students-state.ts";

/** A share as a bar. Decorative: its numbers stand beside it. */
export const ProgressBar = (props: {
  readonly count: number;
  readonly total: number;
  readonly class?: string;
}) => (
  <div class={`h-2.5 overflow-hidden rounded-full bg-sunken ${props.class ?? ""}`} aria-hidden="true">
    <div
      class="h-full rounded-full bg-good transition-[width] duration-300"
      style={{ width: `${barOf(props.count, props.total)}%` }}
    />
  </div>
);
