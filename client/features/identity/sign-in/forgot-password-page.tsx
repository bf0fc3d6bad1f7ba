import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { FORGOT_PASSWORD_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { EmailText } from "../../../ui/display/email-text.tsx";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { LocalMailboxHint } from "../../mail/local-mailbox-hint.tsx";
import { emailProblem } from "../account-rules.ts";
import { FormPage } from "./form-layout.tsx";
import { entryTexts, resetTexts as texts } from "./texts.ts";

/** Asks for a mail with a link to choose a new password. The answer is the same for any address. */
export default function ForgotPassword() {
  const [sentTo, setSentTo] = createSignal<string>();
  const form = createForm({
    initial: { email: "" },
    validate: ({ email }) => ({ email: emailProblem(email) }),
    submit: async ({ email }) => {
      await authLinks.requestPasswordReset(email.trim());
      setSentTo(email.trim());
    },
  });
  return (
    <Show
      when={sentTo()}
      fallback={
        <FormPage
          tab={FORGOT_PASSWORD_TITLE}
          title={texts.askTitle}
          text={texts.askText}
          below={
            <A href="/sign-in" class="link font-semibold">
              {texts.back}
            </A>
          }
        >
          <form class="grid gap-5" onSubmit={form.submit} noValidate>
            <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
            <Field label={entryTexts.email} error={form.error("email")} required>
              {(control) => (
                <Input
                  {...control}
                  {...form.bind("email")}
                  type="email"
                  autocomplete="username"
                  inputmode="email"
                />
              )}
            </Field>
            <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
              {texts.send}
            </RetryButton>
          </form>
        </FormPage>
      }
    >
      {(email) => (
        <FormPage
          tab={FORGOT_PASSWORD_TITLE}
          title={texts.sentTitle}
          text={
            <>
              {texts.sentBefore}
              <strong class="text-ink">
                <EmailText address={email()} />
              </strong>
              {texts.sentAfter}
            </>
          }
        >
          <LocalMailboxHint />
          <ButtonLink href="/sign-in" size="lg">
            {texts.back}
          </ButtonLink>
        </FormPage>
      )}
    </Show>
  );
}
