import { A, Navigate, useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { MIN_PASSWORD_LENGTH } from "../../../../domain/identity/limits.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { me, signUp } from "../../../shell/me.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import {
  emailProblem,
  handleProblem,
  nameProblem,
  newPasswordProblem,
  suggestHandle,
} from "../account-rules.ts";
import { FormPage } from "./form-layout.tsx";
import { PasswordInput } from "./password-input.tsx";

/** Creates an account; a mail asks to confirm the address. */
export default function SignUp() {
  const navigate = useNavigate();
  const [choseHandle, setChoseHandle] = createSignal(false);
  const [created, setCreated] = createSignal(false);
  const form = createForm({
    initial: { name: "", handle: "", email: "", password: "" },
    validate: (values) => ({
      name: nameProblem(values.name),
      handle: handleProblem(values.handle),
      email: emailProblem(values.email),
      password: newPasswordProblem(values.password),
    }),
    submit: async ({ name, handle, email, password }) => {
      setCreated(true);
      try {
        await signUp({
          name: name.trim(),
          handle: handle.trim().toLowerCase(),
          email: email.trim(),
          password,
        });
        navigate("/verify-email", { replace: true });
      } catch (error) {
        setCreated(false);
        throw error;
      }
    },
  });
  const name = form.bind("name");
  const handle = form.bind("handle");

  return (
    <Show when={!me() || created()} fallback={<Navigate href="/" />}>
      <FormPage
        title="Create an account"
        text="Once your address is confirmed, you start with 50 goodwill points to thank those who help you."
        below={
          <>
            Have one already?{" "}
            <A href="/sign-in" class="link font-semibold">
              Sign in
            </A>
          </>
        }
      >
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field label="Name" error={form.error("name")} required>
            {(control) => (
              <Input
                {...control}
                {...name}
                value={form.values.name}
                autocomplete="name"
                onInput={(event) => {
                  name.onInput(event);
                  if (!choseHandle()) form.set("handle", suggestHandle(event.currentTarget.value));
                }}
              />
            )}
          </Field>
          <Field
            label="Handle"
            hint="Your address on PeerLoop. It cannot be changed later."
            error={form.error("handle")}
            required
          >
            {(control) => (
              <Input
                {...control}
                {...handle}
                value={form.values.handle}
                autocomplete="nickname"
                autocapitalize="off"
                spellcheck={false}
                onInput={(event) => {
                  setChoseHandle(event.currentTarget.value !== "");
                  handle.onInput(event);
                }}
              />
            )}
          </Field>
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
            hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are good.`}
            error={form.error("password")}
            required
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("password")} autocomplete="new-password" />
            )}
          </Field>
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            Create account
          </RetryButton>
        </form>
      </FormPage>
    </Show>
  );
}
