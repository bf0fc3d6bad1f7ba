import { createSignal, Show } from "solid-js";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { LocalMailboxHint } from "../../mail/local-mailbox-hint.tsx";
import { emailProblem } from "../account-rules.ts";
import { PasswordInput } from "../sign-in/password-input.tsx";
import { emailTexts as texts } from "./account-texts.ts";

/** Gives the account another address, once a link that is mailed there was opened. */
export default function EmailForm() {
  const [sentTo, setSentTo] = createSignal<string>();
  const form = createForm({
    initial: { newEmail: "", currentPassword: "" },
    validate: ({ newEmail, currentPassword }) => ({
      newEmail: emailProblem(newEmail),
      currentPassword: currentPassword === "" ? texts.missing : undefined,
    }),
    submit: async ({ newEmail, currentPassword }) => {
      await authLinks.changeEmail(newEmail.trim(), currentPassword);
      form.reset({ newEmail: "", currentPassword: "" });
      setSentTo(newEmail.trim());
    },
  });

  return (
    <>
      <Show when={sentTo()}>
        {(email) => (
          <>
            <Notice tone="good">
              {texts.sentTo} <strong>{email()}</strong>. {texts.sentText}
            </Notice>
            <LocalMailboxHint />
          </>
        )}
      </Show>
      <form class="grid gap-5" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <Field label={texts.next} error={form.error("newEmail")} required>
          {(control) => (
            <Input
              {...control}
              {...form.bind("newEmail")}
              type="email"
              autocomplete="email"
              inputmode="email"
            />
          )}
        </Field>
        <Field label={texts.password} error={form.error("currentPassword")} required>
          {(control) => (
            <PasswordInput {...control} {...form.bind("currentPassword")} autocomplete="current-password" />
          )}
        </Field>
        <RetryButton
          type="submit"
          variant="primary"
          busy={form.busy()}
          left={form.wait()}
          class="justify-self-start"
        >
          {texts.send}
        </RetryButton>
      </form>
    </>
  );
}
