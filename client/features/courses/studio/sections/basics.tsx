import { For } from "solid-js";
import type { CourseLevel } from "../../../../../domain/courses/model.ts";
import {
  MAX_SLUG_LENGTH,
  MAX_TAGLINE_LENGTH,
  MAX_TITLE_LENGTH,
} from "../../../../../domain/courses/studio/limits.ts";
import { addressOf } from "../../../../../domain/courses/studio/rules.ts";
import { Field, Input, Select } from "../../../../ui/forms/field.tsx";
import { levelNames } from "../../names.ts";
import { createCategories } from "../categories.ts";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { MarkdownField } from "../fields/markdown-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { fieldTexts, inputTexts, LANGUAGES } from "../texts/fields.ts";
import { languageName } from "../texts/values.ts";
import { Part } from "./part.tsx";

const LEVELS = Object.keys(levelNames) as readonly CourseLevel[];

const Category = () => {
  const editing = useEditing();
  const categories = createCategories();
  return (
    <Field label={fieldTexts.categoryId.label} error={problemOf(editing, "categoryId")}>
      {(control) => (
        <Select
          {...control}
          name="categoryId"
          value={editing.draft.document().categoryId ?? ""}
          onChange={(event) => editing.draft.set("categoryId", event.currentTarget.value || null)}
        >
          <option value="">{inputTexts.chooseCategory}</option>
          <For each={categories.data()?.categories ?? []}>
            {({ id, name }) => (
              <option value={id} selected={id === editing.draft.document().categoryId}>
                {name}
              </option>
            )}
          </For>
        </Select>
      )}
    </Field>
  );
};

const Level = () => {
  const { draft } = useEditing();
  return (
    <Field label={fieldTexts.level.label}>
      {(control) => (
        <Select
          {...control}
          name="level"
          value={draft.document().level}
          onChange={(event) =>
            draft.set("level", LEVELS.find((level) => level === event.currentTarget.value) ?? "beginner")
          }
        >
          <For each={LEVELS}>{(level) => <option value={level}>{levelNames[level]}</option>}</For>
        </Select>
      )}
    </Field>
  );
};

const Language = () => {
  const editing = useEditing();
  const language = () => editing.draft.document().language;
  const all = () => Array.from(new Set([...LANGUAGES, language()].filter((tag) => tag !== "")));
  return (
    <Field label={fieldTexts.language.label} error={problemOf(editing, "language")}>
      {(control) => (
        <Select
          {...control}
          name="language"
          onChange={(event) => editing.draft.set("language", event.currentTarget.value)}
        >
          <For each={all()}>
            {(tag) => (
              <option value={tag} lang={tag} selected={tag === language()}>
                {languageName(tag)}
              </option>
            )}
          </For>
        </Select>
      )}
    </Field>
  );
};

const Slug = () => {
  const editing = useEditing();
  const document = () => editing.draft.document();
  return (
    <Field
      label={fieldTexts.slug.label}
      hint={`${fieldTexts.slug.hint} ${location.host}/courses/${addressOf(document()) || "…"}`}
      error={problemOf(editing, "slug")}
    >
      {(control) => (
        <Input
          {...control}
          name="slug"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={MAX_SLUG_LENGTH}
          value={document().slug}
          onInput={(event) => editing.draft.set("slug", event.currentTarget.value.toLowerCase())}
        />
      )}
    </Field>
  );
};

/** What a course is called, what it is about, and where it belongs. */
export const Basics = () => (
  <Part section="basics">
    <TextField field="title" max={MAX_TITLE_LENGTH} />
    <TextField field="tagline" max={MAX_TAGLINE_LENGTH} />
    <Slug />
    <div class="grid gap-4 sm:grid-cols-3">
      <Category />
      <Level />
      <Language />
    </div>
    <MarkdownField />
  </Part>
);
