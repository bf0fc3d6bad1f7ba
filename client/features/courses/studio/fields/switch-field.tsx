import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { Switch } from "../../../../ui/forms/switch.tsx";
import { useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";

/** Fields of a document that are on or off. */
type SwitchName = {
  [Name in DocumentField]: CourseDocument[Name] extends boolean ? Name : never;
}[DocumentField];

/** Something of the document that is on or off. */
export const SwitchField = (props: { readonly field: SwitchName }) => {
  const { draft } = useEditing();
  return (
    <Switch
      label={fieldTexts[props.field].label}
      hint={fieldTexts[props.field].hint}
      checked={draft.document()[props.field]}
      onChange={(is) => draft.change({ [props.field]: is })}
    />
  );
};
