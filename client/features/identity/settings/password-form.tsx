import { createSignal, onMount, Show } from "solid-js";
import { MIN_PASSWORD_LENGTH } from "../../../../domain/identity/limits.ts";
import type { Me } from "../../../../domain/identity/model.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { loadMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/forms/field.tsx";
import { Switch } from "../../../ui/forms/switch.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { newPasswordProblem } from "../account-rules.ts";
import { PasswordInput } from "../sign-in/password-input.tsx";
import { passwordTexts as texts } from "./account-texts.ts";
import { endedElsewhere } from "./ended-elsewhere.ts";

/** Changes the password, with the present one as proof; the other sign-ins end with it unless that is not wanted. */
export default function PasswordForm(props: { readonly me: Me; readonly onClose: () => void }) {
  const [endsOthers, setEndsOthers] = createSignal(true);
  let element: HTMLFormElement | undefined;
  const form = createForm({
    initial: { currentPassword: "", newPassword: "" },
    validate: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword === "" ? texts.missing : undefined,
      newPassword:
        newPassword === currentPassword && newPassword !== "" ? texts.same : newPasswordProblem(newPassword),
    }),
    submit: async ({ currentPassword, newPassword }) => {
      await authLinks.changePassword(currentPassword, newPassword, endsOthers());
      if (endsOthers()) endedElsewhere();
      await loadMe();
      showToast({
        tone: "good",
        title: texts.changed,
        text: endsOthers() ? texts.othersEnded : texts.othersKept,
      });
      props.onClose();
    },
  });
  onMount(() => element?.querySelector<HTMLInputElement>("input:not([hidden])")?.focus());

  return (
    <form ref={element} class="grid gap-5" onSubmit={form.submit} noValidate>
      <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
      {/* So that password managers know whose password it is. */}
      <input type="email" autocomplete="username" value={props.me.email} readonly hidden />
      <Field label={texts.current} error={form.error("currentPassword")} required>
        {(control) => (
          <PasswordInput {...control} {...form.bind("currentPassword")} autocomplete="current-password" />
        )}
      </Field>
      <Field
        label={texts.next}
        hint={texts.hint(MIN_PASSWORD_LENGTH)}
        error={form.error("newPassword")}
        required
      >
        {(control) => (
          <PasswordInput {...control} {...form.bind("newPassword")} autocomplete="new-password" />
        )}
      </Field>
      <Switch
        label={texts.endOthers}
        hint={texts.endOthersHint}
        checked={endsOthers()}
        onChange={setEndsOthers}
      />
      <div class="flex flex-wrap gap-2">
        <RetryButton type="submit" variant="primary" class="min-h-11" busy={form.busy()} left={form.wait()}>
          {texts.save}
        </RetryButton>
        <Button variant="quiet" class="min-h-11" onClick={() => props.onClose()}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}
