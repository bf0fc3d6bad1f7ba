import { createEffect, createSignal, createUniqueId, For, onCleanup } from "solid-js";
import type { Category, CourseSort } from "../../../../domain/courses/model.ts";
import { Select } from "../../../ui/forms/field.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { levelNames } from "../names.ts";
import { catalogueTexts as texts } from "../texts.ts";
import { CategoryChips } from "./category-chips.tsx";
import { type Filter, PRICES } from "./filter.ts";

/** Milliseconds without a key pressed after which a search begins. */
const PAUSE_MS = 250;

/** One of a few, by name; `all` stands for none. */
const Choice = (props: {
  readonly label: string;
  readonly all?: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const id = createUniqueId();
  return (
    <div class="min-w-0">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <Select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.all === undefined ? null : <option value="">{props.all}</option>}
        <For each={Object.entries(props.options)}>
          {([key, name]) => (
            <option value={key} selected={key === props.value}>
              {name}
            </option>
          )}
        </For>
      </Select>
    </div>
  );
};

const priceNames = Object.fromEntries(Object.entries(PRICES).map(([key, { label }]) => [key, label]));

/** Search, categories, level, price and order. Changes apply by themselves. */
export const CatalogueFilters = (props: {
  readonly filter: Filter;
  /** Those that are on offer, once they are known. */
  readonly categories: readonly Category[] | undefined;
  readonly onChange: (change: Partial<Filter>) => void;
}) => {
  const [typed, setTyped] = createSignal(props.filter.q);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const search = (text: string) => {
    clearTimeout(timer);
    if (text.trim() !== props.filter.q) props.onChange({ q: text.trim() });
  };

  createEffect(() => {
    const { q } = props.filter;
    setTyped((now) => (now.trim() === q ? now : q));
  });
  onCleanup(() => clearTimeout(timer));

  return (
    <search class="grid grid-cols-[minmax(0,1fr)] gap-4">
      <form
        class="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1fr)_10rem_12rem_11rem]"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed());
        }}
      >
        <div class="col-span-2 lg:col-span-1">
          <SearchBox
            label={texts.search}
            maxLength={200}
            value={typed()}
            onText={(text) => {
              setTyped(text);
              clearTimeout(timer);
              timer = setTimeout(() => search(text), PAUSE_MS);
            }}
          />
        </div>
        <Choice
          label={texts.level}
          all={texts.anyLevel}
          options={levelNames}
          value={props.filter.level}
          onChange={(level) => props.onChange({ level })}
        />
        <Choice
          label={texts.price}
          all={texts.anyPrice}
          options={priceNames}
          value={props.filter.price}
          onChange={(price) => props.onChange({ price })}
        />
        <div class="col-span-2 lg:col-span-1">
          <Choice
            label={texts.sort}
            options={texts.sorts}
            value={props.filter.sort}
            onChange={(sort) => props.onChange({ sort: sort as CourseSort })}
          />
        </div>
      </form>
      <CategoryChips
        categories={props.categories}
        selected={props.filter.category}
        onSelect={(category) => props.onChange({ category })}
      />
    </search>
  );
};
