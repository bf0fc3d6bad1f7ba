import type { JSX } from "solid-js";
import { Show } from "solid-js";

const tones = {
  plain: "bg-sunken text-ink-soft",
  accent: "bg-accent-soft text-accent-ink",
  mark: "bg-mark-soft text-mark-ink",
  good: "bg-good-soft text-good-ink",
  live: "bg-live-soft text-live-ink",
  danger: "bg-danger-soft text-danger-ink",
} as const;

export type Tone = keyof typeof tones;

/** A short word about the thing it stands beside. */
export const Badge = (props: {
  readonly tone?: Tone | undefined;
  readonly class?: string | undefined;
  readonly children: JSX.Element;
}) => (
  <span
    class={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap ${tones[props.tone ?? "plain"]} ${props.class ?? ""}`}
  >
    {props.children}
  </span>
);

/** How many are unread, on the highlighter; nothing when none is. `of` says what they are. */
export const CountBadge = (props: {
  readonly count: number;
  readonly of: string;
  /** On a narrow rail it stands at the corner, outside of what it counts. */
  readonly cornered?: boolean | undefined;
}) => (
  <Show when={props.count > 0}>
    <span
      class={`inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-mark px-1.5 text-xs leading-none font-bold text-on-mark tabular-nums ${props.cornered ? "max-lg:absolute max-lg:top-0 max-lg:-right-2 max-lg:h-4 max-lg:min-w-4 max-lg:px-1 max-lg:text-[0.625rem]" : ""}`}
    >
      {props.count > 99 ? "99+" : props.count}
      <span class="sr-only"> {props.of}</span>
    </span>
  </Show>
);
