import { createSignal, For } from "solid-js";
import { MAX_TAG_LENGTH, MAX_TAGS } from "../../../../../domain/courses/studio/limits.ts";
import { fold } from "../../../../../domain/shared/rules.ts";
import { Button } from "../../../../ui/button.tsx";
import { Field, Input } from "../../../../ui/forms/field.tsx";
import { CloseIcon } from "../../../../ui/icons.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts, inputTexts } from "../texts/fields.ts";
import { lineTexts as texts } from "../texts/part-fields.ts";

/** Tags, typed one after another; each is removed by a press. */
export const TagField = () => {
  const editing = useEditing();
  const tags = () => editing.draft.document().tags;
  const [typed, setTyped] = createSignal("");
  let input: HTMLInputElement | undefined;
  const change = (next: readonly string[]) => editing.draft.change({ tags: next });
  const add = () => {
    const tag = typed().trim();
    if (tag === "" || tags().length >= MAX_TAGS) return;
    if (!tags().some((known) => fold(known) === fold(tag))) change([...tags(), tag]);
    setTyped("");
  };
  const remove = (tag: string) => {
    change(tags().filter((known) => known !== tag));
    queueMicrotask(() => input?.focus());
  };
  return (
    <div class="grid gap-2">
      <ul class="flex flex-wrap gap-2 empty:hidden" aria-label={fieldTexts.tags.label}>
        <For each={tags()}>
          {(tag) => (
            <li class="inline-flex max-w-full items-center rounded-full bg-accent-soft pl-4 text-sm font-semibold text-accent-ink">
              <span class="truncate" dir="auto">
                {tag}
              </span>
              <button
                type="button"
                aria-label={texts.removeTag(tag)}
                class="inline-flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-surface"
                onClick={() => remove(tag)}
              >
                <CloseIcon class="!size-4" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Field
        label={fieldTexts.tags.label}
        hint={fieldTexts.tags.hint}
        error={problemOf(editing, "tags")}
        aside={inputTexts.count(tags().length, MAX_TAGS)}
      >
        {(control) => (
          <div class="flex gap-2">
            <Input
              {...control}
              ref={input}
              name="tags"
              class="min-w-0 flex-1"
              autocomplete="off"
              dir="auto"
              maxlength={MAX_TAG_LENGTH}
              readonly={tags().length >= MAX_TAGS}
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if ((event.key !== "Enter" && event.key !== ",") || event.isComposing) return;
                event.preventDefault();
                add();
              }}
              onBlur={add}
            />
            <Button class="min-h-11" disabled={tags().length >= MAX_TAGS} onClick={add}>
              {texts.add}
            </Button>
          </div>
        )}
      </Field>
    </div>
  );
};
