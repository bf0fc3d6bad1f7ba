import { createEffect, createSignal, createUniqueId, For, onCleanup, Show, Suspense } from "solid-js";
import type { Category, CourseSort, Facets } from "../../../../domain/courses/model.ts";
import { me } from "../../../shell/me.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/forms/field.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { SettingsIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { CategoryChips } from "./category-chips.tsx";
import { chosenIn, type Filter } from "./filter.ts";
import { catalogueTexts as texts } from "./texts.ts";

const FilterSheet = lazyComponent(() => import("./filter-sheet.tsx"));

/** Milliseconds without a key pressed after which a search begins. */
const PAUSE_MS = 250;

/** One of a few, by name. */
const Choice = (props: {
  readonly label: string;
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

/** Orders on offer: by fit where something is searched for, and by interests for who can have some. */
const sortsFor = (q: string, isMember: boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts.sorts).filter(
      ([sort]) => (sort !== "relevance" || q !== "") && (sort !== "interests" || isMember),
    ),
  );

/** Search, order and categories, and the way to the other filters where they are not beside the list. */
export const CatalogueFilters = (props: {
  readonly filter: Filter;
  /** Those that are on offer, once they are known. */
  readonly categories: readonly Category[] | undefined;
  readonly facets: Facets | undefined;
  readonly onChange: (change: Partial<Filter>) => void;
}) => {
  const [isOpen, setOpen] = createSignal(false);
  /** The sheet is fetched when it is first opened. */
  const [wasOpened, setOpened] = createSignal(false);
  const chosen = () => chosenIn(props.filter).filter(({ dimension }) => dimension !== "category").length;
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
        class="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1fr)_12rem]"
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
          label={texts.sort}
          options={sortsFor(props.filter.q, me() != null || props.filter.sort === "interests")}
          value={props.filter.sort}
          onChange={(sort) => props.onChange({ sort: sort as CourseSort })}
        />
        <Button
          class="min-h-11! lg:hidden"
          aria-haspopup="dialog"
          onClick={() => {
            setOpened(true);
            setOpen(true);
          }}
        >
          <SettingsIcon />
          {texts.filtersOn(chosen())}
        </Button>
      </form>
      <Show when={wasOpened()}>
        <Suspense>
          <FilterSheet
            filter={props.filter}
            open={isOpen()}
            onClose={() => setOpen(false)}
            onChange={props.onChange}
          />
        </Suspense>
      </Show>
      <CategoryChips
        categories={props.categories}
        counts={props.facets?.values.category}
        selected={props.filter.category}
        onSelect={(category) => props.onChange({ category })}
      />
    </search>
  );
};
