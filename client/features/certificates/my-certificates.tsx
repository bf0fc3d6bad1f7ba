import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { createRemote } from "../../lib/request/remote.ts";
import { formatTime } from "../../lib/time/time.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Badge } from "../../ui/display/badge.tsx";
import { Card } from "../../ui/display/card.tsx";
import { ChevronRightIcon } from "../../ui/icons.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { certificatesApi } from "./api.ts";
import { stateWords, mineTexts as texts } from "./texts.ts";

/** What the reader has earned, and how to earn a first one. */
export default function MyCertificates() {
  const mine = createRemote(() => "certificates mine", certificatesApi.mine);
  return (
    <section class="grid gap-3">
      <h2 class="text-lg">{texts.title}</h2>
      <Switch
        fallback={
          <Loading label={texts.loading}>
            <Skeleton class="h-20 w-full rounded-lg" />
          </Loading>
        }
      >
        <Match when={mine.data()?.certificates.length === 0}>
          <Card class="flex flex-wrap items-center justify-between gap-3 p-4">
            <p class="text-ink-soft">{texts.empty}</p>
            <ButtonLink href="/courses">{texts.browse}</ButtonLink>
          </Card>
        </Match>
        <Match when={mine.data()}>
          {(found) => (
            <ul class="grid gap-2">
              <For each={found().certificates}>
                {(certificate) => (
                  <li>
                    <A
                      href={`/certificates/${certificate.code}`}
                      class="flex min-h-16 items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:border-edge"
                    >
                      <span class="grid min-w-0 flex-1 leading-snug">
                        <span class="truncate font-semibold">{certificate.courseTitle}</span>
                        <span class="text-sm text-ink-soft">
                          {certificate.name} ·{" "}
                          {formatTime(`${certificate.issuedOn}T00:00:00Z`, "date", "UTC")}
                        </span>
                      </span>
                      <Show
                        when={certificate.state === "valid"}
                        fallback={<Badge tone="danger">{stateWords[certificate.state]}</Badge>}
                      >
                        <Badge tone={certificate.isShared ? "good" : "plain"}>
                          {certificate.isShared ? texts.shared : texts.private}
                        </Badge>
                      </Show>
                      <ChevronRightIcon class="text-ink-faint" />
                    </A>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
        <Match when={mine.error()}>
          <p class="text-ink-soft">{texts.failed}</p>
        </Match>
      </Switch>
    </section>
  );
}
