import { For, Show } from "solid-js";
import { snippetRuns } from "./snippet-runs.ts";

/** A run of a message that was found, what was looked for marked in it. */
export const Snippet = (props: { readonly text: string }) => (
  <p class="whitespace-pre-wrap [overflow-wrap:anywhere]">
    <For each={snippetRuns(props.text)}>
      {(part) => (
        <Show when={part.isHit} fallback={part.text}>
          <mark class="rounded-sm bg-mark px-0.5 text-on-mark">{part.text}</mark>
        </Show>
      )}
    </For>
  </p>
);
