import { createSignal, Show } from "solid-js";
import { MAX_CONTACT_LENGTH } from "../../../../domain/platform/limits.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { formatCount } from "../../../lib/locale.ts";
import { me } from "../../../shell/me.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { Field, Input, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { emailProblem } from "../../identity/account-rules.ts";
import { siteApi } from "./site-api.ts";
import { contact } from "./texts/contact.ts";

const messageProblem = (message: string): string | undefined => {
  if (message.trim() === "") return contact.messageMissing;
  return message.length > MAX_CONTACT_LENGTH
    ? contact.messageTooLong(formatCount(MAX_CONTACT_LENGTH))
    : undefined;
};

/** Mails a message to whoever runs the site. What was typed stays when that fails. */
export const ContactForm = () => {
  const [sentFor, setSentFor] = createSignal<string>();
  let again: HTMLButtonElement | undefined;
  const form = createForm({
    initial: { name: me()?.name ?? "", email: me()?.email ?? "", message: "" },
    validate: ({ email, message }) => ({ email: emailProblem(email), message: messageProblem(message) }),
    submit: async ({ name, email, message }) => {
      await siteApi.contact({ name: name.trim(), email: email.trim(), message: message.trim() });
      setSentFor(email.trim());
      form.set("message", "");
      again?.focus();
    },
  });
  return (
    <Show
      when={sentFor()}
      fallback={
        <form class="grid gap-5" onSubmit={form.submit} noValidate>
          <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
          <Field label={contact.name} hint={contact.nameHint}>
            {(control) => <Input {...control} {...form.bind("name")} autocomplete="name" maxLength={80} />}
          </Field>
          <Field label={contact.email} hint={contact.emailHint} error={form.error("email")} required>
            {(control) => (
              <Input
                {...control}
                {...form.bind("email")}
                type="email"
                autocomplete="email"
                inputmode="email"
              />
            )}
          </Field>
          <Field label={contact.message} error={form.error("message")} required>
            {(control) => <Textarea {...control} {...form.bind("message")} rows={6} class="min-h-40" />}
          </Field>
          <RetryButton
            type="submit"
            variant="primary"
            size="lg"
            busy={form.busy()}
            left={form.wait()}
            class="justify-self-start"
          >
            {contact.send}
          </RetryButton>
        </form>
      }
    >
      {(email) => (
        <Card class="grid justify-items-start gap-3 p-6">
          <div role="status" class="grid gap-1">
            <h2 class="text-xl">{contact.sentTitle}</h2>
            <p>{contact.sentText(email())}</p>
          </div>
          <Button ref={again} onClick={() => setSentFor(undefined)}>
            {contact.another}
          </Button>
        </Card>
      )}
    </Show>
  );
};
