import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { Field, Input } from "../../../../ui/forms/field.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";

/** Fields of a document that hold a number, or nothing. */
type NumberName = {
  [Name in DocumentField]: CourseDocument[Name] extends number | null ? Name : never;
}[DocumentField];

/** A whole number of the document; an empty input is none. */
export const NumberField = (props: {
  readonly field: NumberName;
  readonly min: number;
  readonly max: number;
}) => {
  const editing = useEditing();
  return (
    <Field
      label={fieldTexts[props.field].label}
      hint={fieldTexts[props.field].hint}
      error={problemOf(editing, props.field)}
    >
      {(control) => (
        <Input
          {...control}
          name={props.field}
          type="number"
          inputmode="numeric"
          min={props.min}
          max={props.max}
          step={1}
          value={editing.draft.document()[props.field] ?? ""}
          onInput={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            const value = Number.isInteger(typed) && typed >= 0 && typed <= 1_000_000_000 ? typed : null;
            editing.draft.change({ [props.field]: value });
          }}
        />
      )}
    </Field>
  );
};
