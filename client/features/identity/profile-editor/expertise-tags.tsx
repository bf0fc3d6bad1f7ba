import { createSignal, For } from "solid-js";
import { MAX_EXPERTISE, MAX_TAG_LENGTH } from "../../../../domain/identity/profile/limits.ts";
import { expertiseFault, tagFault } from "../../../../domain/identity/profile/rules.ts";
import { fold } from "../../../../domain/shared/rules.ts";
import { sentence } from "../../../lib/forms/form.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { CloseIcon } from "../../../ui/icons.tsx";
import { Block } from "./block.tsx";
import type { Editor } from "./editor-state.ts";
import { editorTexts, tagTexts as texts } from "./texts.ts";

/** What somebody can teach, as tags: typed one after another, each removed by a press. */
export const ExpertiseTags = (props: { readonly editor: Editor; readonly topics: readonly string[] }) => {
  const tags = () => props.editor.draft.expertise;
  const isFull = () => tags().length >= MAX_EXPERTISE;
  const [typed, setTyped] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  let field: HTMLInputElement | undefined;

  const faultOf = (tag: string): string | undefined => {
    if (tags().some((known) => fold(known) === fold(tag))) return texts.double(tag);
    const fault = tagFault(tag) ?? expertiseFault([...tags(), tag]);
    return fault === null ? undefined : sentence(fault);
  };
  const add = () => {
    const tag = typed().trim();
    if (tag === "") return;
    const fault = faultOf(tag);
    setProblem(fault);
    if (fault !== undefined) return field?.focus();
    props.editor.set("expertise", [...tags(), tag]);
    setTyped("");
    field?.focus();
  };
  const remove = (tag: string) => {
    props.editor.set(
      "expertise",
      tags().filter((known) => known !== tag),
    );
    setProblem(undefined);
    // The button that was pressed is gone.
    queueMicrotask(() => field?.focus());
  };

  return (
    <Block
      id="expertise"
      title={editorTexts.fields.expertise}
      hint={texts.hint}
      audience="profile"
      aside={editorTexts.count(tags().length, MAX_EXPERTISE)}
    >
      <ul class="flex flex-wrap gap-2 empty:hidden">
        <For each={tags()}>
          {(tag) => (
            <li class="inline-flex max-w-full items-center rounded-full bg-accent-soft pl-4 text-sm font-semibold text-accent-ink">
              <span class="truncate" dir="auto">
                {tag}
              </span>
              <button
                type="button"
                aria-label={texts.remove(tag)}
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
        label={texts.label}
        error={problem() ?? props.editor.problems().expertise}
        hint={isFull() ? texts.full(MAX_EXPERTISE) : undefined}
      >
        {(control) => (
          <div class="flex gap-2">
            <Input
              {...control}
              ref={field}
              name="expertise"
              class="min-w-0 flex-1"
              list="expertise-topics"
              autocomplete="off"
              maxlength={4 * MAX_TAG_LENGTH}
              readonly={isFull()}
              value={typed()}
              onInput={(event) => {
                setTyped(event.currentTarget.value);
                if (problem() !== undefined) setProblem(undefined);
              }}
              onKeyDown={(event) => {
                if ((event.key !== "Enter" && event.key !== ",") || event.isComposing) return;
                event.preventDefault();
                add();
              }}
              onBlur={() => problem() === undefined && add()}
            />
            <Button class="min-h-11" disabled={isFull()} onClick={add}>
              {texts.add}
            </Button>
          </div>
        )}
      </Field>
      <datalist id="expertise-topics">
        <For each={props.topics}>{(topic) => <option value={topic} />}</For>
      </datalist>
    </Block>
  );
};
