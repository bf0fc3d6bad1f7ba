import { type JSX, Show } from "solid-js";
import { graphemesIn, hasVisibleText } from "../../../../domain/shared/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { Button, type ButtonVariant } from "../../../ui/button.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { reasonTexts } from "../texts/moderation-dialogs.ts";

/** Asks why, and does it. What it throws is shown, and nothing typed is lost. */
export const ReasonForm = (props: {
  readonly label: string;
  readonly hint?: string;
  /** Longest reason, in characters as people count them. */
  readonly limit: number;
  readonly submit: string;
  readonly variant: ButtonVariant;
  readonly onSubmit: (reason: string) => Promise<void>;
  readonly onCancel: () => void;
  readonly children?: JSX.Element;
}) => {
  const form = createForm({
    initial: { reason: "" },
    validate: ({ reason }) => ({
      reason: !hasVisibleText(reason)
        ? reasonTexts.missing
        : graphemesIn(reason.trim()) > props.limit
          ? reasonTexts.tooLong(props.limit)
          : undefined,
    }),
    submit: ({ reason }) => props.onSubmit(reason.trim()),
  });
  return (
    <form class="grid gap-4" onSubmit={form.submit} noValidate>
      <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
      {props.children}
      <Field label={props.label} hint={props.hint} error={form.error("reason")} required>
        {(control) => <Textarea {...control} {...form.bind("reason")} rows={3} />}
      </Field>
      <div class="flex flex-wrap justify-end gap-2">
        <Button onClick={() => props.onCancel()}>{reasonTexts.cancel}</Button>
        <Button type="submit" variant={props.variant} busy={form.busy()}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
};
