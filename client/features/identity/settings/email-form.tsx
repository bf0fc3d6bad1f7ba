import { createSignal, Show } from "solid-js";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { LocalMailboxHint } from "../../mail/local-mailbox-hint.tsx";
import { emailProblem } from "../account-rules.ts";
import { PasswordInput } from "../sign-in/password-input.tsx";

/** Gives the account another address, once a link that is mailed there was opened. */
export default function EmailForm() {
  const [sentTo, setSentTo] = createSignal<string>();
  const form = createForm({
    initial: { newEmail: "", currentPassword: "" },
    validate: ({ newEmail, currentPassword }) => ({
      newEmail: emailProblem(newEmail),
      currentPassword: currentPassword === "" ? "Enter your password." : undefined,
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
              A link is on its way to <strong>{email()}</strong>. Open it, and that is your address. Nothing
              there? Another account may have it.
            </Notice>
            <LocalMailboxHint />
          </>
        )}
      </Show>
      <form class="grid gap-5" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <Field label="New address" error={form.error("newEmail")} required>
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
        <Field label="Your password" error={form.error("currentPassword")} required>
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
          Send the link
        </RetryButton>
      </form>
    </>
  );
}
