import { createEffect, createSignal, createUniqueId, For, onCleanup } from "solid-js";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Input, Select } from "../../../ui/forms/field.tsx";
import { SearchIcon } from "../../../ui/icons.tsx";
import { levelNames } from "../names.ts";

/** What narrows the catalogue; empty text means all. */
export interface Filter {
  readonly q: string;
  readonly category: string;
  readonly level: string;
}

/** Milliseconds without a key pressed after which a search begins. */
const PAUSE_MS = 250;

/** Search, category and level. Changes apply by themselves. */
export const CatalogueFilters = (props: {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
}) => {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal(props.filter.q);
  const categories = createRemote(
    () => "categories",
    (signal) => api.categories(signal),
  );
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
    <search>
      <form
        class="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_auto_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed());
        }}
      >
        <div class="relative max-sm:col-span-2">
          <label for={`${id}-q`} class="sr-only">
            Search courses
          </label>
          <SearchIcon class="pointer-events-none absolute top-3 left-3 text-ink-faint" />
          <Input
            id={`${id}-q`}
            type="search"
            maxLength={200}
            placeholder="Search courses"
            class="pl-10"
            value={typed()}
            onInput={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              clearTimeout(timer);
              timer = setTimeout(() => search(text), PAUSE_MS);
            }}
          />
        </div>
        <div>
          <label for={`${id}-category`} class="sr-only">
            Category
          </label>
          <Select
            id={`${id}-category`}
            value={props.filter.category}
            onChange={(event) => props.onChange({ category: event.currentTarget.value })}
          >
            <option value="">All categories</option>
            <For each={categories.data()?.categories}>
              {(category) => (
                <option value={category.slug} selected={category.slug === props.filter.category}>
                  {category.name} ({category.courseCount})
                </option>
              )}
            </For>
          </Select>
        </div>
        <div>
          <label for={`${id}-level`} class="sr-only">
            Level
          </label>
          <Select
            id={`${id}-level`}
            value={props.filter.level}
            onChange={(event) => props.onChange({ level: event.currentTarget.value })}
          >
            <option value="">All levels</option>
            <For each={Object.entries(levelNames)}>
              {([key, name]) => <option value={key}>{name}</option>}
            </For>
          </Select>
        </div>
      </form>
    </search>
  );
};
