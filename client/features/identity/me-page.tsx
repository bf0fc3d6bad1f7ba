import { A } from "@solidjs/router";
import { For, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { ME_TITLE } from "../../../domain/platform/pages/rules.ts";
import { me } from "../../shell/me.ts";
import { AccountMenu, GoodwillFacts } from "../../shell/menus/index.tsx";
import { placeIcons } from "../../shell/navigation/place-icons.ts";
import { rolePlaces } from "../../shell/navigation/places.ts";
import { Card } from "../../ui/display/card.tsx";
import { lazyComponent } from "../../ui/lazy-component.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";

const MyCertificates = lazyComponent(() => import("../certificates/my-certificates.tsx"));

/** What is the reader's own, as a page for phones: account, goodwill, and the places of their roles. */
export default function MePage() {
  return (
    <Show when={me()}>
      {(member) => (
        <div class="page grid gap-4 !max-w-2xl">
          <PageHeading title={ME_TITLE} />
          <ul class="grid gap-2">
            <For each={rolePlaces(member())}>
              {(place) => (
                <li>
                  <A
                    href={place.href}
                    class="flex min-h-12 items-center gap-3 rounded-lg border border-line bg-surface px-4 font-semibold hover:border-edge"
                  >
                    <Dynamic component={placeIcons[place.key]} />
                    {place.label}
                  </A>
                </li>
              )}
            </For>
          </ul>
          <Card class="p-2">
            <AccountMenu me={member()} />
          </Card>
          <Card class="p-4">
            <GoodwillFacts />
          </Card>
          <Suspense>
            <MyCertificates />
          </Suspense>
        </div>
      )}
    </Show>
  );
}
