import { For, type JSX, onMount, Show } from "solid-js";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { isComposing } from "../../../lib/keys.ts";
import { listen } from "../../../lib/listen.ts";
import { suggestionText } from "../texts/composer.ts";
import type { Suggestions } from "./suggestions.ts";

/** What is offered for the word that is typed, over the field. */
export const SuggestionList = <A,>(props: {
  readonly label: string;
  readonly suggestions: Suggestions<A>;
  readonly nameOf: (one: A) => string;
  readonly children: (one: A) => JSX.Element;
}) => {
  const field = useComposerField();
  const { offered, chosen, pick, onKey } = props.suggestions;
  onMount(() =>
    listen(field.element, "keydown", (event) => {
      if (isComposing(event) || !onKey(event)) return;
      event.preventDefault();
      // The same keys send, answer and close.
      event.stopPropagation();
    }),
  );
  return (
    <Show when={offered().length > 0}>
      <ul class="mb-2 grid rounded-md border border-line bg-raised p-1 shadow-card" aria-label={props.label}>
        <For each={offered()}>
          {(one, index) => (
            <li>
              <button
                type="button"
                tabindex={-1}
                class="flex min-h-10 w-full items-center gap-2 rounded-sm px-2 text-left"
                classList={{ "bg-accent-soft": index() === chosen() }}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(one)}
              >
                {props.children(one)}
              </button>
            </li>
          )}
        </For>
      </ul>
      <p class="sr-only" role="status">
        {suggestionText.status(props.nameOf(offered()[chosen()] as A), chosen() + 1, offered().length)}
      </p>
    </Show>
  );
};
