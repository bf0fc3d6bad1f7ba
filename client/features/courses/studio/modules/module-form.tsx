import { For, Show } from "solid-js";
import type { ModuleDocument } from "../../../../../domain/courses/studio/document.ts";
import {
  MAX_FACT_LENGTH,
  MAX_MODULE_DESCRIPTION_LENGTH,
  MAX_MODULE_TEXT_LENGTH,
  MAX_SESSIONS,
  MAX_TITLE_LENGTH,
  MAX_URL_LENGTH,
} from "../../../../../domain/courses/studio/limits.ts";
import { sessionCountOf } from "../../../../../domain/courses/studio/rules.ts";
import { Field, Input, Select, Textarea } from "../../../../ui/forms/field.tsx";
import { Switch } from "../../../../ui/forms/switch.tsx";
import { moduleProblem, useEditing } from "../draft/draft-context.tsx";
import { usedOf } from "../fields/text-field.tsx";
import { lineTexts, moduleFieldTexts } from "../texts/part-fields.ts";
import { moduleTexts } from "../texts/parts.ts";

type TextPart = {
  [Part in keyof ModuleDocument]: ModuleDocument[Part] extends string ? Part : never;
}[keyof ModuleDocument];

/** Everything that is written of one module. */
export const ModuleForm = (props: {
  readonly module: ModuleDocument;
  readonly onChange: (changes: Partial<ModuleDocument>) => void;
}) => {
  const editing = useEditing();
  const sessions = () => {
    const used = sessionCountOf(editing.draft.document().modules);
    return Array.from({ length: Math.min(used + 1, MAX_SESSIONS) }, (_, index) => index + 1);
  };
  const studentsHere = () =>
    editing.draft.course().studentsAt.find(({ moduleId }) => moduleId === props.module.id)?.students ?? 0;

  const Text = (own: {
    readonly part: TextPart;
    readonly max: number;
    readonly lines?: boolean;
    readonly type?: string;
  }) => (
    <Field
      label={moduleFieldTexts[own.part]?.label ?? own.part}
      hint={moduleFieldTexts[own.part]?.hint}
      error={moduleProblem(editing, props.module.id, own.part)}
      aside={usedOf(props.module[own.part], own.max)}
    >
      {(control) =>
        own.lines ? (
          <Textarea
            {...control}
            data-module-part={own.part}
            dir="auto"
            maxlength={own.max}
            value={props.module[own.part]}
            onInput={(event) => props.onChange({ [own.part]: event.currentTarget.value })}
          />
        ) : (
          <Input
            {...control}
            data-module-part={own.part}
            dir="auto"
            autocomplete="off"
            inputmode={own.type === "url" ? "url" : "text"}
            maxlength={own.max}
            value={props.module[own.part]}
            onInput={(event) => props.onChange({ [own.part]: event.currentTarget.value })}
          />
        )
      }
    </Field>
  );

  return (
    <div class="grid gap-4 border-t border-line p-4">
      <Show when={studentsHere() > 0}>
        <p class="text-sm text-ink-soft">{moduleTexts.keeps(studentsHere())}</p>
      </Show>
      <Text part="title" max={MAX_TITLE_LENGTH} />
      <Text part="description" max={MAX_MODULE_DESCRIPTION_LENGTH} lines />
      <div class="grid gap-4 sm:grid-cols-2">
        <Text part="duration" max={MAX_FACT_LENGTH} />
        <Field label={moduleFieldTexts.sessionNumber?.label ?? ""}>
          {(control) => (
            <Select
              {...control}
              onChange={(event) =>
                props.onChange({ sessionNumber: Number(event.currentTarget.value) || null })
              }
            >
              <option value="" selected={props.module.sessionNumber === null}>
                {lineTexts.noSession}
              </option>
              <For each={sessions()}>
                {(number) => (
                  <option value={number} selected={props.module.sessionNumber === number}>
                    {lineTexts.session(number)}
                  </option>
                )}
              </For>
            </Select>
          )}
        </Field>
      </div>
      <Text part="learningObjectives" max={MAX_MODULE_TEXT_LENGTH} lines />
      <Text part="topicsCovered" max={MAX_MODULE_TEXT_LENGTH} lines />
      <Text part="handsOnExercise" max={MAX_MODULE_TEXT_LENGTH} lines />
      <div class="grid gap-4 sm:grid-cols-2">
        <Text part="videoUrl" max={MAX_URL_LENGTH} type="url" />
        <Text part="documentUrl" max={MAX_URL_LENGTH} type="url" />
      </div>
      <Switch
        label={moduleFieldTexts.isDraft?.label ?? ""}
        checked={props.module.isDraft}
        onChange={(isDraft) => props.onChange({ isDraft })}
      />
    </div>
  );
};
