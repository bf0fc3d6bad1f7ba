import { A, Navigate, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { MIN_PASSWORD_LENGTH } from "../../../../domain/identity/limits.ts";
import { SIGN_UP_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { ownPath } from "../../../../domain/shared/own-path.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { signInPath } from "../../../lib/links/sign-in-path.ts";
import { verifyPath } from "../../../lib/links/verify-path.ts";
import { me, signUp } from "../../../shell/me.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { emailProblem, handleProblem, newPasswordProblem, suggestHandle } from "../account-rules.ts";
import { nameProblem } from "../name-rules.ts";
import { FormPage } from "./form-layout.tsx";
import { HandleField } from "./handle-field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { entryTexts, signUpTexts as texts } from "./texts.ts";

/** What one agrees to, said where it is agreed to. */
const Agreement = () => (
  <p class="text-sm text-ink-soft">
    {texts.agreeBefore}
    <A href="/terms" class="link" target="_blank">
      {texts.terms}
    </A>
    {texts.agreeBetween}
    <A href="/privacy" class="link" target="_blank">
      {texts.privacy}
    </A>
    {texts.agreeAfter}
  </p>
);

/** Creates an account; a mail asks to confirm the address, and leads to where the reader wanted to be. */
export default function SignUp() {
  const navigate = useNavigate();
  const [params] = useSearchParams<{ next?: string }>();
  // As it was when the page came: once somebody is signed in, the address is another one.
  const goal = ownPath(params.next ?? "") ?? "/";
  const next = () => goal;
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
        await signUp(
          {
            name: name.trim(),
            handle: handle.trim().toLowerCase(),
            email: email.trim(),
            password,
          },
          verifyPath(next(), true),
        );
        // The same page whether or not the address had an account: nobody is to learn who has one.
        navigate(verifyPath(next()), { replace: true, state: { email: email.trim() } });
      } catch (error) {
        setCreated(false);
        throw error;
      }
    },
  });
  const name = form.bind("name");

  return (
    <Show when={!me() || created()} fallback={<Navigate href={next()} />}>
      <FormPage
        tab={SIGN_UP_TITLE}
        title={texts.title}
        text={texts.text}
        below={
          <>
            {texts.haveOne}{" "}
            <A href={signInPath(next())} class="link font-semibold">
              {entryTexts.signIn}
            </A>
          </>
        }
      >
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field label={entryTexts.name} error={form.error("name")} required>
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
          <HandleField
            value={form.values.handle}
            error={form.error("handle")}
            onInput={(value) => {
              setChoseHandle(value !== "");
              form.set("handle", value);
            }}
          />
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
            hint={entryTexts.passwordHint(MIN_PASSWORD_LENGTH)}
            error={form.error("password")}
            required
          >
            {(control) => (
              <PasswordInput {...control} {...form.bind("password")} autocomplete="new-password" />
            )}
          </Field>
          <Agreement />
          <RetryButton type="submit" variant="primary" size="lg" busy={form.busy()} left={form.wait()}>
            {texts.submit}
          </RetryButton>
        </form>
      </FormPage>
    </Show>
  );
}
