import { For, Match, Switch } from "solid-js";
import type { MailPreview } from "../../../domain/mail/model.ts";
import { MAIL_PREVIEWS_TITLE } from "../../../domain/platform/pages/rules.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { Card } from "../../ui/display/card.tsx";
import { NotFoundState } from "../../ui/not-found-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { localApi } from "./api.ts";
import { MailText } from "./mail-text.tsx";
import { mailTexts as texts } from "./texts.ts";

/** A mail as a mail program draws it: nothing in it runs, and nothing leads out of its frame. */
const Drawn = (props: { readonly mail: MailPreview; readonly width: "narrow" | "wide" }) => (
  <iframe
    title={texts.frame(props.mail.subject, props.width)}
    srcdoc={props.mail.html}
    sandbox=""
    class={`h-120 rounded-md border border-line bg-white ${props.width === "narrow" ? "w-90 max-w-full" : "w-full"}`}
  />
);

const Preview = (props: { readonly mail: MailPreview }) => (
  <Card class="grid grid-cols-[minmax(0,1fr)] gap-4 p-5">
    <div>
      <h2 class="text-lg">{props.mail.subject}</h2>
      <p class="text-sm text-ink-soft">
        <code>{props.mail.name}</code>: {props.mail.when}
      </p>
    </div>
    <Drawn mail={props.mail} width="wide" />
    <div class="flex flex-wrap items-start gap-5">
      <Drawn mail={props.mail} width="narrow" />
      <div class="min-w-0 flex-1 basis-72 rounded-md bg-sunken p-4 text-sm">
        <MailText text={props.mail.text} />
      </div>
    </div>
  </Card>
);

/** Every mail that PeerLoop sends, with an example, on one's own machine; elsewhere this page does not exist. */
export default function MailPreviews() {
  const previews = createRemote(
    () => "mail-previews",
    (signal) => localApi.previews(signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-3">
          <Skeleton class="h-9 w-56" />
          <Skeleton class="h-96 w-full" />
        </Loading>
      }
    >
      <Match when={previews.error()?.status === 404}>
        <NotFoundState />
      </Match>
      <Match when={previews.data()}>
        {(read) => (
          <div class="page grid grid-cols-[minmax(0,1fr)] gap-5">
            <PageHeading title={MAIL_PREVIEWS_TITLE} />
            <ul class="grid grid-cols-[minmax(0,1fr)] gap-5">
              <For each={read().mails}>
                {(mail) => (
                  <li>
                    <Preview mail={mail} />
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </Match>
      <Match when={previews.error()}>
        {(error) => <ErrorState page error={error()} busy={previews.loading()} onRetry={previews.reload} />}
      </Match>
    </Switch>
  );
}
