import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { Field, Input, Textarea } from "../../../../ui/forms/field.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts, inputTexts } from "../texts/fields.ts";

/** Fields of a document that hold one text. */
export type TextName = {
  [Name in DocumentField]: CourseDocument[Name] extends string ? Name : never;
}[DocumentField];

/** How much of what fits is written, once that begins to matter. */
export const usedOf = (text: string, max: number): string | undefined =>
  text.length > 0.7 * max ? inputTexts.count(text.length, max) : undefined;

/** One text of the document, as it is typed. */
export const TextField = (props: {
  readonly field: TextName;
  readonly max: number;
  readonly lines?: boolean;
  readonly placeholder?: string;
}) => {
  const editing = useEditing();
  const value = () => editing.draft.document()[props.field] as string;
  const set = (text: string) => editing.draft.change({ [props.field]: text });
  return (
    <Field
      label={fieldTexts[props.field].label}
      hint={fieldTexts[props.field].hint}
      error={problemOf(editing, props.field)}
      aside={usedOf(value(), props.max)}
    >
      {(control) =>
        props.lines ? (
          <Textarea
            {...control}
            name={props.field}
            dir="auto"
            maxlength={props.max}
            placeholder={props.placeholder}
            value={value()}
            onInput={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <Input
            {...control}
            name={props.field}
            dir="auto"
            autocomplete="off"
            maxlength={props.max}
            placeholder={props.placeholder}
            value={value()}
            onInput={(event) => set(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
};
