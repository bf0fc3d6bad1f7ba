import { Match, Show, Switch } from "solid-js";
import type { OperatorDetails } from "../../../../domain/platform/operator.ts";
import { staticTitle } from "../../../../domain/platform/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Card } from "../../../ui/display/card.tsx";
import { EmailText } from "../../../ui/display/email-text.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { articleTexts } from "./article-texts.ts";
import { RichLine } from "./rich-line.tsx";
import { siteApi } from "./site-api.ts";
import { imprint } from "./texts/imprint.ts";

/** Whether they have said who they are. */
const isNamed = ({ name, address }: OperatorDetails): boolean => (name ?? address) !== null;

/** What the operator has published of themselves. */
const Details = (props: { readonly operator: OperatorDetails }) => (
  <div class="grid gap-4">
    <p class="text-lg text-ink-soft">{imprint.intro}</p>
    <Card class="grid gap-3 p-6">
      <Show when={props.operator.name}>{(name) => <p class="text-lg font-semibold">{name()}</p>}</Show>
      <Show when={props.operator.address}>
        {(address) => <address class="whitespace-pre-line not-italic">{address()}</address>}
      </Show>
      <Show when={props.operator.email}>
        {(email) => (
          <p>
            {imprint.email}:{" "}
            <a href={`mailto:${email()}`} class="link">
              <EmailText address={email()} />
            </a>
          </p>
        )}
      </Show>
    </Card>
  </div>
);

/** Who runs the site, as far as they have said so. */
export default function Imprint() {
  const site = createRemote(() => "site", siteApi.site);
  const operator = () => site.data()?.operator;
  return (
    <div class="page grid justify-center gap-8 lg:grid-cols-[minmax(0,42rem)]">
      <PageHeading title={staticTitle("/imprint")} />
      <Switch
        fallback={
          <Loading label={articleTexts.loading}>
            <Skeleton class="h-40 w-full" />
          </Loading>
        }
      >
        <Match when={operator()}>
          {(known) => (
            <div class="grid gap-4">
              <Show when={isNamed(known())} fallback={<p class="text-lg text-ink-soft">{imprint.unnamed}</p>}>
                <Details operator={known()} />
              </Show>
              <Show when={known().email}>
                <p>
                  <RichLine text={isNamed(known()) ? imprint.contact : imprint.contactAlone} />
                </p>
              </Show>
            </div>
          )}
        </Match>
        <Match when={site.error()}>
          {(error) => <ErrorState error={error()} busy={site.loading()} onRetry={site.reload} />}
        </Match>
      </Switch>
    </div>
  );
}
