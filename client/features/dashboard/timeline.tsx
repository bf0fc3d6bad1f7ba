import { For, Show } from "solid-js";
import { placeOf, type Scale, type Span } from "./timeline-scale.ts";

/** Somebody's presence over a session, drawn: filled where they were there. What it shows is also said in words. */
export const Timeline = (props: {
  readonly scale: Scale;
  readonly spans: readonly Span[];
  /** The booked beginning and end, marked where they are not at the edges. */
  readonly marks: readonly number[];
}) => (
  <div class="relative h-3 overflow-hidden rounded-full bg-line" aria-hidden="true">
    <For each={props.spans}>
      {(span) => (
        <span
          class={`absolute inset-y-0 min-w-0.5 ${span.open ? "bg-good" : "bg-accent"}`}
          style={{ left: `${span.start * 100}%`, width: `${span.width * 100}%` }}
        />
      )}
    </For>
    <For each={props.marks}>
      {(mark) => (
        <Show when={placeOf(props.scale, mark) > 0 && placeOf(props.scale, mark) < 1}>
          <span
            class="absolute inset-y-0 w-px bg-ink"
            style={{ left: `${placeOf(props.scale, mark) * 100}%` }}
          />
        </Show>
      )}
    </For>
  </div>
);
