import { For } from "solid-js";
import { MAX_LINE_LENGTH, MAX_LINES } from "../../../../../domain/courses/studio/limits.ts";
import { PREREQUISITES } from "../../../../../domain/courses/studio/rules.ts";
import { Select } from "../../../../ui/forms/field.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";
import { lineTexts, prerequisiteNames } from "../texts/part-fields.ts";
import { LineList } from "./line-list.tsx";

/** What people need, would do well to have, or need not have. */
export const Prerequisites = () => {
  const editing = useEditing();
  const isKind = (value: string) => PREREQUISITES.find((kind) => kind === value) ?? "required";
  return (
    <LineList
      name="prerequisites"
      label={fieldTexts.prerequisites.label}
      problem={problemOf(editing, "prerequisites")}
      lines={editing.draft.document().prerequisites}
      max={MAX_LINES}
      maxLength={MAX_LINE_LENGTH}
      textOf={({ content }) => content}
      withText={(line, content) => ({ type: line?.type ?? "required", content })}
      onChange={(prerequisites) => editing.draft.change({ prerequisites })}
      before={(line, change, place) => (
        <Select
          class="w-auto! shrink-0"
          aria-label={`${lineTexts.kind}, ${lineTexts.line(fieldTexts.prerequisites.label, place + 1)}`}
          value={line().type}
          onChange={(event) => change({ ...line(), type: isKind(event.currentTarget.value) })}
        >
          <For each={PREREQUISITES}>{(kind) => <option value={kind}>{prerequisiteNames[kind]}</option>}</For>
        </Select>
      )}
    />
  );
};
