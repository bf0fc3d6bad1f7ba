import { useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { MIN_PASSWORD_LENGTH } from "../../../../domain/identity/limits.ts";
import { RESET_PASSWORD_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { loadMe, me } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Field } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { newPasswordProblem } from "../account-rules.ts";
import { FormPage } from "./form-layout.tsx";
import { PasswordInput } from "./password-input.tsx";
import { entryTexts, resetTexts as texts } from "./texts.ts";

/** Where the link of the mail leads: chooses a new password, which ends every sign-in. */
export default function ResetPassword() {
  const [params] = useSearchParams<{ token?: string; error?: string }>();
  const navigate = useNavigate();
  const token = () => (params.error === undefined ? params.token : undefined);
  const form = createForm({
    initial: { newPassword: "" },
    validate: ({ newPassword }) => ({ newPassword: newPasswordProblem(newPassword) }),
    submit: async ({ newPassword }) => {
      await authLinks.resetPassword(newPassword, token() ?? "");
      if (me() !== null) await loadMe();
      showToast({ tone: "good", title: texts.changed, text: texts.changedText });
      navigate("/sign-in", { replace: true });
    },
  });
  return (
    <Show
      when={token()}
      fallback={
        <FormPage tab={RESET_PASSWORD_TITLE} title={texts.voidTitle} text={texts.voidText}>
          <ButtonLink href="/forgot-password" variant="primary" size="lg">
            {texts.another}
          </ButtonLink>
        </FormPage>
      }
    >
      <FormPage tab={RESET_PASSWORD_TITLE} title={texts.chooseTitle} text={texts.chooseText}>
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field
            label={entryTexts.newPassword}
            hint={entryTexts.passwordHint(MIN_PASSWORD_LENGTH)}
            error={form.error("newPassword")}
            required
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("newPassword")} autocomplete="new-password" />
            )}
          </Field>
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            {texts.change}
          </RetryButton>
        </form>
      </FormPage>
    </Show>
  );
}
