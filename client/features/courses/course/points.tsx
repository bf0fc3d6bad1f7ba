import { For, Show } from "solid-js";
import { pointsOf } from "./curriculum-sessions.ts";

/** A part of a module's description under its title: a list where it has several points. Nothing where there is none. */
export const Points = (props: { readonly title: string; readonly text: string | null }) => (
  <Show when={pointsOf(props.text).length > 0}>
    <div>
      <h4 class="font-semibold text-ink">{props.title}</h4>
      <Show when={pointsOf(props.text).length > 1} fallback={<p>{props.text}</p>}>
        <ul class="list-disc pl-5 marker:text-ink-faint">
          <For each={pointsOf(props.text)}>{(point) => <li>{point}</li>}</For>
        </ul>
      </Show>
    </div>
  </Show>
);
