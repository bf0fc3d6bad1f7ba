import { A, Navigate, useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { SIGN_IN_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { ownPath } from "../../../../domain/shared/own-path.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { signUpPath } from "../../../lib/links/sign-in-path.ts";
import { me, signIn } from "../../../shell/me.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { emailProblem } from "../account-rules.ts";
import { DemoAccounts } from "./demo-accounts.tsx";
import { FormPage } from "./form-layout.tsx";
import { PasswordInput } from "./password-input.tsx";
import { entryTexts, signInTexts as texts } from "./texts.ts";

/** Signs in, and goes on to where the reader wanted to be. */
export default function SignIn() {
  const [params] = useSearchParams<{ next?: string }>();
  const navigate = useNavigate();
  // As it was when the page came: once somebody is signed in, the address is another one.
  const goal = ownPath(params.next ?? "") ?? "/";
  const next = () => goal;
  const form = createForm({
    initial: { email: "", password: "" },
    validate: (values) => ({
      email: emailProblem(values.email),
      password: values.password === "" ? texts.passwordMissing : undefined,
    }),
    submit: async ({ email, password }) => {
      await signIn(email.trim(), password);
      navigate(next(), { replace: true });
    },
  });

  return (
    <Show when={!me()} fallback={<Navigate href={next()} />}>
      <FormPage
        tab={SIGN_IN_TITLE}
        title={texts.title}
        text={params.next ? texts.textNext : texts.text}
        below={
          <>
            {texts.newHere}{" "}
            <A href={signUpPath(next())} class="link font-semibold">
              {entryTexts.createAccount}
            </A>
          </>
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
          <Field
            label={entryTexts.password}
            error={form.error("password")}
            required
            aside={
              <A href="/forgot-password" class="link text-sm">
                {texts.forgot}
              </A>
            }
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("password")} autocomplete="current-password" />
            )}
          </Field>
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            {entryTexts.signIn}
          </RetryButton>
        </form>
        <DemoAccounts onSignedIn={() => navigate(next(), { replace: true })} />
      </FormPage>
    </Show>
  );
}
