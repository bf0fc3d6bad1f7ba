import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from "solid-js";
import type { EnrollmentStatus, StudentsRequest } from "../../../../domain/learning/model.ts";
import { Select } from "../../../ui/forms/field.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { statusWords, studentsTexts as texts } from "../texts/students.ts";
import type { StudentsFilter } from "./students-filter.ts";

/** Milliseconds without a key pressed after which a search begins. */
const PAUSE_MS = 250;

const Choice = (props: {
  readonly label: string;
  readonly all: string;
  readonly options: readonly (readonly [key: string, name: string])[];
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
        <option value="">{props.all}</option>
        <For each={props.options}>
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

/** Whose students, of which course, how far, and by which name. Changes apply by themselves. */
export const StudentsFilters = (props: {
  readonly filter: StudentsFilter;
  readonly lists: readonly StudentsRequest["of"][];
  readonly courses: readonly { readonly slug: string; readonly title: string }[];
  readonly onChange: (change: Partial<StudentsFilter>) => void;
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
    <search class="grid gap-3">
      <Show when={props.lists.length > 1}>
        <Segmented
          label={texts.of}
          class="max-w-md"
          options={props.lists.map((key) => ({ key, label: texts.ofs[key] }))}
          value={props.filter.of}
          onChange={(of) => props.onChange({ of, course: "" })}
        />
      </Show>
      <form
        class="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_16rem_11rem]"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed());
        }}
      >
        <div class="sm:col-span-2 lg:col-span-1">
          <SearchBox
            label={texts.search}
            maxLength={100}
            value={typed()}
            onText={(text) => {
              setTyped(text);
              clearTimeout(timer);
              timer = setTimeout(() => search(text), PAUSE_MS);
            }}
          />
        </div>
        <Choice
          label={texts.course}
          all={texts.anyCourse}
          options={props.courses.map(({ slug, title }) => [slug, title])}
          value={props.filter.course}
          onChange={(course) => props.onChange({ course })}
        />
        <Choice
          label={texts.status}
          all={texts.anyStatus}
          options={Object.entries(statusWords)}
          value={props.filter.status}
          onChange={(status) => props.onChange({ status: status as EnrollmentStatus | "" })}
        />
      </form>
    </search>
  );
};
