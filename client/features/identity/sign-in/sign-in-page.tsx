import { A, Navigate, useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { ownPath } from "../../../../domain/shared/own-path.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { me, signIn } from "../../../shell/me.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { emailProblem } from "../account-rules.ts";
import { DemoAccounts } from "./demo-accounts.tsx";
import { FormPage } from "./form-layout.tsx";
import { PasswordInput } from "./password-input.tsx";

/** Signs in, and goes on to where the reader wanted to be. */
export default function SignIn() {
  const [params] = useSearchParams<{ next?: string }>();
  const navigate = useNavigate();
  const next = () => ownPath(params.next ?? "") ?? "/";
  const form = createForm({
    initial: { email: "", password: "" },
    validate: (values) => ({
      email: emailProblem(values.email),
      password: values.password === "" ? "Enter your password." : undefined,
    }),
    submit: async ({ email, password }) => {
      await signIn(email.trim(), password);
      navigate(next(), { replace: true });
    },
  });

  return (
    <Show when={!me()} fallback={<Navigate href={next()} />}>
      <FormPage
        title="Sign in"
        text={params.next ? "Sign in to go on to that page." : "Good to see you again."}
        below={
          <>
            New here?{" "}
            <A href="/sign-up" class="link font-semibold">
              Create an account
            </A>
          </>
        }
      >
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field label="E-mail" error={form.error("email")} required>
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
            label="Password"
            error={form.error("password")}
            required
            aside={
              <A href="/forgot-password" class="link text-sm">
                Forgot it?
              </A>
            }
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("password")} autocomplete="current-password" />
            )}
          </Field>
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            Sign in
          </RetryButton>
        </form>
        <DemoAccounts
          onChoose={(account) => {
            form.set("email", account.email);
            form.set("password", account.password);
          }}
        />
      </FormPage>
    </Show>
  );
}
