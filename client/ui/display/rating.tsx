import { Show } from "solid-js";
import { ratingTexts } from "./texts.ts";

/** Stars from 1 to 5 and from how many ratings; a word where there is none yet. */
export const Rating = (props: {
  readonly value: number | null;
  readonly count: number;
  readonly class?: string | undefined;
}) => (
  <span class={`inline-flex items-center gap-1.5 whitespace-nowrap ${props.class ?? ""}`}>
    <Show
      when={props.count > 0 && props.value}
      fallback={<span class="text-ink-faint">{ratingTexts.none}</span>}
    >
      {(value) => (
        <>
          <svg class="size-4 text-mark" viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="m10 1.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.900L4.7 18l1.1-6L1.4 7.800l6-.8z"
              fill="currentColor"
              stroke="var(--color-mark-ink)"
              stroke-width="1"
              stroke-linejoin="round"
            />
          </svg>
          <span class="numeral">{value().toFixed(1)}</span>
          <span class="sr-only">{ratingTexts.outOf}</span>
          <span class="text-ink-faint tabular-nums">{ratingTexts.count(props.count)}</span>
        </>
      )}
    </Show>
  </span>
);
