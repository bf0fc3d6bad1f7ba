import { useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { MIN_PASSWORD_LENGTH } from "../../../../domain/identity/limits.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { loadMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Field } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { newPasswordProblem } from "../account-rules.ts";
import { FormPage } from "./form-layout.tsx";
import { PasswordInput } from "./password-input.tsx";

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
      await loadMe();
      showToast({ tone: "good", title: "Your password is changed", text: "Sign in with the new one." });
      navigate("/sign-in", { replace: true });
    },
  });
  return (
    <Show
      when={token()}
      fallback={
        <FormPage
          title="This link is no longer valid"
          text="It was used already, or is more than an hour old."
        >
          <ButtonLink href="/forgot-password" variant="primary" size="lg">
            Ask for another
          </ButtonLink>
        </FormPage>
      }
    >
      <FormPage title="Choose a new password" text="You are signed out on every device after that.">
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field
            label="New password"
            hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are good.`}
            error={form.error("newPassword")}
            required
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("newPassword")} autocomplete="new-password" />
            )}
          </Field>
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            Change password
          </RetryButton>
        </form>
      </FormPage>
    </Show>
  );
}
