import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { Facets } from "../../../../domain/courses/model.ts";
import {
  type Dimension,
  DURATION_BANDS,
  PRICE_BANDS,
  USUAL_CURRENCY,
} from "../../../../domain/courses/search/rules.ts";
import { formatCount } from "../../../lib/locale.ts";
import { Select } from "../../../ui/forms/field.tsx";
import { levelNames } from "../names.ts";
import { facetName } from "./facet-names.ts";
import { type Filter, toggled, valuesOf } from "./filter.ts";
import { catalogueTexts as texts } from "./texts.ts";

/** Topics that are shown before one asks for more. */
const TOPICS_SHOWN = 8;

interface PanelProps {
  readonly filter: Filter;
  /** Undefined until they are known. */
  readonly facets: Facets | undefined;
  readonly onChange: (change: Partial<Filter>) => void;
}

/** The values of one dimension, any of which may be chosen, each with the courses that there would be. */
const Group = (
  props: PanelProps & {
    readonly title: string;
    readonly dimension: Dimension;
    readonly values: readonly string[];
  },
) => {
  const currency = () => props.filter.currency || USUAL_CURRENCY;
  const count = (value: string) =>
    props.facets?.values[props.dimension].find((each) => each.value === value)?.count ?? 0;
  const isOn = (value: string) => valuesOf(props.filter[props.dimension]).includes(value);
  return (
    <fieldset class="grid gap-0.5">
      <legend class="mb-1 text-sm font-bold">{props.title}</legend>
      <For each={props.values}>
        {(value) => (
          <label class="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm text-sm hover:text-accent-ink lg:min-h-8">
            <input
              type="checkbox"
              class="size-4.5 shrink-0 accent-accent"
              checked={isOn(value)}
              onChange={() =>
                props.onChange({ [props.dimension]: toggled(props.filter[props.dimension], value) })
              }
            />
            <span class="min-w-0 flex-1 truncate">
              {facetName(props.dimension, value, currency(), undefined)}
            </span>
            <span class="text-ink-faint tabular-nums">
              {props.facets === undefined ? "" : formatCount(count(value))}
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
};

/** The currency in which prices are compared, where courses have several. */
const Currency = (props: PanelProps) => {
  const id = createUniqueId();
  const known = () => {
    const found = props.facets?.values.currency.map(({ value }) => value) ?? [];
    return [...new Set([...found, props.filter.currency || USUAL_CURRENCY])].toSorted();
  };
  return (
    <Show when={known().length > 1}>
      <div class="grid gap-1">
        <label for={id} class="text-sm text-ink-soft">
          {texts.currency}
        </label>
        <Select
          id={id}
          onChange={(event) => {
            const { value } = event.currentTarget;
            props.onChange({ currency: value === USUAL_CURRENCY ? "" : value });
          }}
        >
          <For each={known()}>
            {(value) => (
              <option value={value} selected={value === (props.filter.currency || USUAL_CURRENCY)}>
                {value}
              </option>
            )}
          </For>
        </Select>
      </div>
    </Show>
  );
};

/** What the catalogue can be narrowed by, beside its categories. */
export const FilterPanel = (props: PanelProps) => {
  const [all, setAll] = createSignal(false);
  /** Those that are found, the most first, and those that are chosen. */
  const offered = (dimension: Dimension) => [
    ...new Set([
      ...(props.facets?.values[dimension].map(({ value }) => value) ?? []),
      ...valuesOf(props.filter[dimension]),
    ]),
  ];
  const topics = () =>
    offered("tags").filter(
      (tag, index) => all() || index < TOPICS_SHOWN || valuesOf(props.filter.tags).includes(tag),
    );
  return (
    <div class="grid content-start gap-6">
      <Group {...props} title={texts.liveHelp} dimension="available" values={["true"]} />
      <Group {...props} title={texts.level} dimension="level" values={Object.keys(levelNames)} />
      <div class="grid gap-2">
        <Group {...props} title={texts.price} dimension="price" values={Object.keys(PRICE_BANDS)} />
        <Currency {...props} />
      </div>
      <Group {...props} title={texts.duration} dimension="duration" values={Object.keys(DURATION_BANDS)} />
      <Show when={topics().length > 0}>
        <div class="grid justify-items-start gap-1 [&>fieldset]:w-full">
          <Group {...props} title={texts.topics} dimension="tags" values={topics()} />
          <Show when={offered("tags").length > TOPICS_SHOWN}>
            <button
              type="button"
              aria-expanded={all()}
              class="link min-h-10 text-sm font-semibold"
              onClick={() => setAll(!all())}
            >
              {all() ? texts.fewerTopics : texts.moreTopics}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={offered("language").length > 1 || props.filter.language !== ""}>
        <Group {...props} title={texts.language} dimension="language" values={offered("language")} />
      </Show>
    </div>
  );
};
