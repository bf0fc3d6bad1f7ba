import { MAX_LINE_LENGTH, MAX_LINES } from "../../../../../domain/courses/studio/limits.ts";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";
import { LineList } from "./line-list.tsx";

/** One of the document’s lists of lines. */
export const TextLines = (props: { readonly field: "objectives" | "includes" | "targetAudience" }) => {
  const editing = useEditing();
  return (
    <LineList
      name={props.field}
      label={fieldTexts[props.field].label}
      hint={fieldTexts[props.field].hint}
      problem={problemOf(editing, props.field)}
      lines={editing.draft.document()[props.field]}
      max={MAX_LINES}
      maxLength={MAX_LINE_LENGTH}
      textOf={(line) => line}
      withText={(_, text) => text}
      onChange={(lines) => editing.draft.change({ [props.field]: lines })}
    />
  );
};
