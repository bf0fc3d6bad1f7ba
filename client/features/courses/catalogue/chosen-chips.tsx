import { For, Show } from "solid-js";
import type { Category } from "../../../../domain/courses/model.ts";
import { USUAL_CURRENCY } from "../../../../domain/courses/search/rules.ts";
import { CloseIcon } from "../../../ui/icons.tsx";
import { facetName } from "./facet-names.ts";
import { chosenIn, type Filter, isNarrowed, toggled } from "./filter.ts";
import { catalogueTexts as texts } from "./texts.ts";

const chip =
  "inline-flex min-h-10 max-w-full items-center gap-1.5 rounded-full border border-edge bg-surface pr-2.5 pl-3.5 text-sm font-semibold hover:border-ink";

/** What is chosen beside the category, which has chips of its own: a press takes it back. */
export const ChosenChips = (props: {
  readonly filter: Filter;
  readonly categories: readonly Category[] | undefined;
  readonly onChange: (change: Partial<Filter>) => void;
  readonly onClear: () => void;
}) => {
  const chosen = () => chosenIn(props.filter).filter(({ dimension }) => dimension !== "category");
  return (
    <Show when={isNarrowed(props.filter)}>
      <ul aria-label={texts.chosen} class="flex flex-wrap items-center gap-2">
        <For each={chosen()}>
          {({ dimension, value }) => {
            const name = () =>
              facetName(dimension, value, props.filter.currency || USUAL_CURRENCY, props.categories);
            return (
              <li class="min-w-0">
                <button
                  type="button"
                  class={chip}
                  aria-label={texts.remove(name())}
                  onClick={() => props.onChange({ [dimension]: toggled(props.filter[dimension], value) })}
                >
                  <span class="truncate">{name()}</span>
                  <CloseIcon class="size-4! text-ink-faint" />
                </button>
              </li>
            );
          }}
        </For>
        <li>
          <button
            type="button"
            class="link min-h-10 px-1 text-sm font-semibold"
            onClick={() => props.onClear()}
          >
            {texts.clear}
          </button>
        </li>
      </ul>
    </Show>
  );
};
