import { For, Show } from "solid-js";
import type { Category, Facets } from "../../../../domain/courses/model.ts";
import { USUAL_CURRENCY } from "../../../../domain/courses/search/rules.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import { facetName } from "./facet-names.ts";
import { type Filter, isNarrowed, valuesOf } from "./filter.ts";
import { catalogueTexts as texts } from "./texts.ts";

/** No course fits: what to leave out so that some do, and how many. */
export const NothingFound = (props: {
  readonly filter: Filter;
  readonly facets: Facets | undefined;
  readonly categories: readonly Category[] | undefined;
  readonly onChange: (change: Partial<Filter>) => void;
  readonly onClear: () => void;
}) => {
  const without = () => props.facets?.without.toSorted((a, b) => b.count - a.count) ?? [];
  const text = () => {
    if (!isNarrowed(props.filter)) return texts.nothingYet;
    return without().length > 0 ? texts.tooNarrow : texts.emptyText;
  };
  return (
    <EmptyState
      kind={isNarrowed(props.filter) ? "none" : "first"}
      title={texts.emptyTitle}
      text={text()}
      actions={
        <Show when={isNarrowed(props.filter)}>
          <For each={without()}>
            {({ dimension, count }) => (
              <Button onClick={() => props.onChange({ [dimension]: "" })}>
                {texts.without(
                  valuesOf(props.filter[dimension])
                    .map((value) =>
                      facetName(dimension, value, props.filter.currency || USUAL_CURRENCY, props.categories),
                    )
                    .join(", "),
                  count,
                )}
              </Button>
            )}
          </For>
          <Button onClick={() => props.onClear()}>{texts.clear}</Button>
        </Show>
      }
    />
  );
};
