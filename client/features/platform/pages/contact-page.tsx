import { Match, Show, Switch } from "solid-js";
import { staticTitle } from "../../../../domain/platform/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { me } from "../../../shell/me.ts";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { articleTexts } from "./article-texts.ts";
import { ContactForm } from "./contact-form.tsx";
import { RichLine } from "./rich-line.tsx";
import { siteApi } from "./site-api.ts";
import { contact } from "./texts/contact.ts";

/** A form to write to whoever runs the site; only where there is somebody to write to. */
export default function Contact() {
  const site = createRemote(() => "site", siteApi.site);
  return (
    <div class="page grid justify-center gap-8 lg:grid-cols-[minmax(0,42rem)]">
      <header class="grid gap-3">
        <PageHeading title={staticTitle("/contact")} />
        <p class="text-lg text-ink-soft">
          <RichLine text={contact.intro} />
        </p>
      </header>
      <Switch
        fallback={
          <Loading label={articleTexts.loading}>
            <Skeleton class="h-96 w-full" />
          </Loading>
        }
      >
        {/* Once it is known who writes, so that the form begins with their name and address. */}
        <Match when={me() !== undefined && site.data()}>
          {(known) => (
            <Show when={known().operator.email} fallback={<p>{contact.closed}</p>}>
              <ContactForm />
            </Show>
          )}
        </Match>
        <Match when={site.error()}>
          {(error) => <ErrorState error={error()} busy={site.loading()} onRetry={site.reload} />}
        </Match>
      </Switch>
    </div>
  );
}
