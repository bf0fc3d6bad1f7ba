import { A } from "@solidjs/router";
import { createMemo, For, type JSX, Show, Suspense } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { showUnread } from "../../lib/title.ts";
import { lazyComponent } from "../../ui/lazy-component.tsx";
import { unreadTotal, useInbox } from "../inbox/inbox.ts";
import { navLink } from "../nav-link.ts";
import { BottomNav } from "./bottom-nav.tsx";
import { GoodwillPill } from "./goodwill-pill.tsx";
import { navItems } from "./nav-items.ts";
import { NotificationsBell } from "./notifications-bell.tsx";
import { UserMenu } from "./user-menu.tsx";

const AvailabilityPill = lazyComponent(async () => ({
  default: (await import("../availability/availability-switch.tsx")).AvailabilityPill,
}));

/** What the head of a page holds for members, live all of it. */
export const MemberTools = (props: { readonly me: Me }) => {
  showUnread(unreadTotal);
  return (
    <>
      <nav aria-label="Main" class="hidden md:block">
        <ul class="flex items-center gap-1">
          <For each={navItems(props.me)}>
            {(item) => (
              <li>
                <A href={item.href} end={item.end} class={navLink}>
                  {item.label}
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="ml-auto flex items-center gap-1">
        <div class="mr-1 hidden lg:block">
          <Show when={useInbox().state.canHelp}>
            <Suspense>
              <AvailabilityPill />
            </Suspense>
          </Show>
        </div>
        <GoodwillPill />
        <NotificationsBell />
        <UserMenu me={props.me} />
      </div>
    </>
  );
};

/**
 * What lies over a page for members: the way about on phones, and calls for help for those whom one may reach or who
 * have made one.
 */
export const MemberOverlay = (props: { readonly me: Me; readonly calls: JSX.Element }) => {
  const { state } = useInbox();
  const hasCalls = createMemo<boolean>(
    (had) =>
      had || state.available || state.openSummon !== null || state.offers.length + state.missed.length > 0,
    false,
  );
  return (
    <>
      <BottomNav me={props.me} />
      <Show when={hasCalls()}>
        <Suspense>{props.calls}</Suspense>
      </Show>
    </>
  );
};
