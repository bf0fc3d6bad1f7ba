import { Show } from "solid-js";
import { MAX_BIO_SHORT_LENGTH, MAX_TITLE_LENGTH } from "../../../../domain/identity/limits.ts";
import {
  MAX_BIO_LENGTH,
  MAX_PHILOSOPHY_LENGTH,
  MAX_WEBSITE_LENGTH,
} from "../../../../domain/identity/profile/limits.ts";
import { graphemesIn } from "../../../../domain/shared/rules.ts";
import { Field, Input, Textarea } from "../../../ui/forms/field.tsx";
import { Block } from "./block.tsx";
import type { TextField } from "./draft.ts";
import type { Editor } from "./editor-state.ts";
import { editorTexts } from "./texts.ts";

interface TextProps {
  readonly editor: Editor;
  readonly name: TextField;
  readonly hint?: string;
  /** Characters as people count them; shown with how many are used. */
  readonly most?: number;
  /** Lines that it shows at first, where it may have several. */
  readonly rows?: number;
  readonly autocomplete?: string;
  readonly type?: "url";
  readonly required?: boolean;
}

const Text = (props: TextProps) => {
  const bound = () => ({
    name: props.name,
    value: props.editor.draft[props.name],
    autocomplete: props.autocomplete ?? "off",
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.editor.set(props.name, event.currentTarget.value),
  });
  return (
    <Field
      label={editorTexts.fields[props.name]}
      hint={props.hint}
      required={props.required}
      error={props.editor.problems()[props.name]}
      aside={
        <Show when={props.most}>
          {(most) => (
            <span class="tabular-nums">
              {editorTexts.count(graphemesIn(props.editor.draft[props.name]), most())}
            </span>
          )}
        </Show>
      }
    >
      {(control) => (
        <Show
          when={props.rows}
          fallback={<Input {...control} {...bound()} type="text" inputmode={props.type ?? "text"} />}
        >
          {(rows) => <Textarea {...control} {...bound()} rows={rows()} />}
        </Show>
      )}
    </Field>
  );
};

/** Name, title and the sentence that stands on cards. */
export const Basics = (props: { readonly editor: Editor }) => (
  <Block id="basics" title={editorTexts.basics} audience="teaching">
    <Text
      editor={props.editor}
      name="name"
      hint={`${editorTexts.nameHint} ${editorTexts.handle(props.editor.base().handle)}`}
      autocomplete="name"
      required
    />
    <Text
      editor={props.editor}
      name="title"
      hint={editorTexts.titleHint}
      most={MAX_TITLE_LENGTH}
      autocomplete="organization-title"
    />
    <Text
      editor={props.editor}
      name="bioShort"
      hint={editorTexts.bioShortHint}
      most={MAX_BIO_SHORT_LENGTH}
      rows={2}
    />
  </Block>
);

/** The long texts, and where else one is to be found. */
export const About = (props: { readonly editor: Editor }) => (
  <Block id="about" title={editorTexts.about} audience="profile">
    <Text editor={props.editor} name="bio" hint={editorTexts.bioHint} most={MAX_BIO_LENGTH} rows={5} />
    <Text
      editor={props.editor}
      name="teachingPhilosophy"
      hint={editorTexts.philosophyHint}
      most={MAX_PHILOSOPHY_LENGTH}
      rows={3}
    />
    <Text
      editor={props.editor}
      name="website"
      hint={editorTexts.websiteHint}
      most={MAX_WEBSITE_LENGTH}
      type="url"
      autocomplete="url"
    />
  </Block>
);
