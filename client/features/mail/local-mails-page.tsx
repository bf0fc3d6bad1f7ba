import { useParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { LocalMail } from "../../../domain/mail/model.ts";
import { LOCAL_MAILS_TITLE } from "../../../domain/platform/pages/rules.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/display/card.tsx";
import { RelativeTime } from "../../ui/display/times.tsx";
import { RetryIcon } from "../../ui/icons.tsx";
import { lazyComponent, PageWaiting } from "../../ui/lazy-component.tsx";
import { NotFoundState } from "../../ui/not-found-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { localApi } from "./api.ts";
import { MailText } from "./mail-text.tsx";
import { mailTexts as texts } from "./texts.ts";

const Mail = (props: { readonly mail: LocalMail; readonly isOpen: boolean }) => {
  const [open, setOpen] = createSignal(props.isOpen);
  return (
    <Card>
      <details open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="grid min-h-14 list-none gap-0.5 rounded-lg px-4 py-3 hover:bg-sunken">
          <span class="flex flex-wrap justify-between gap-x-4">
            <span class="font-semibold">{props.mail.subject}</span>
            <RelativeTime at={props.mail.createdAt} class="text-sm text-ink-faint" />
          </span>
          <span class="text-sm text-ink-soft">{texts.to(props.mail.to)}</span>
        </summary>
        <div class="border-t border-line p-4">
          <MailText text={props.mail.text} />
        </div>
      </details>
    </Card>
  );
};

const MailPreviews = lazyComponent(() => import("./mail-previews.tsx"), PageWaiting);

/** On one's own machine, mails that would have been sent, or every mail there is; elsewhere these pages do not exist. */
export default function LocalMails() {
  const params = useParams<{ view?: string }>();
  return (
    <Switch fallback={<NotFoundState />}>
      <Match when={params.view === undefined}>
        <Mailbox />
      </Match>
      <Match when={params.view === "preview"}>
        <MailPreviews />
      </Match>
    </Switch>
  );
}

const Mailbox = () => {
  const mailbox = createRemote(
    () => "local-mails",
    (signal) => localApi.mails(signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-3">
          <Skeleton class="h-9 w-56" />
          <For each={[1, 2, 3]}>{() => <Skeleton class="h-16 w-full" />}</For>
        </Loading>
      }
    >
      <Match when={mailbox.error()?.status === 404}>
        <NotFoundState />
      </Match>
      <Match when={mailbox.data()}>
        {(read) => (
          <div class="page grid grid-cols-[minmax(0,1fr)] gap-5 !max-w-3xl">
            <div class="flex flex-wrap items-center justify-between gap-3">
              <PageHeading title={LOCAL_MAILS_TITLE} />
              <Button busy={mailbox.loading()} onClick={mailbox.reload}>
                <Show when={!mailbox.loading()}>
                  <RetryIcon />
                </Show>
                {texts.reload}
              </Button>
            </div>
            <p class="text-ink-soft">
              {texts.lead} {/* Loaded anew: the preview has a content security policy of its own. */}
              <a href="/local-mails/preview" rel="external" class="link">
                {texts.preview}
              </a>
            </p>
            <Show
              when={read().mails.length > 0}
              fallback={<EmptyState title={texts.none} text={texts.noneHint} />}
            >
              <ul class="grid grid-cols-[minmax(0,1fr)] gap-3">
                <For each={read().mails}>
                  {(mail, index) => (
                    <li>
                      <Mail mail={mail} isOpen={index() === 0} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </Match>
      <Match when={mailbox.error()}>
        {(error) => <ErrorState page error={error()} busy={mailbox.loading()} onRetry={mailbox.reload} />}
      </Match>
    </Switch>
  );
};
