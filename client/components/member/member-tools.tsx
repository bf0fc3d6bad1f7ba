import { A } from "@solidjs/router";
import { For } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { showUnread } from "../../lib/title.ts";
import { unreadTotal } from "../../stores/inbox.ts";
import { OfferToasts } from "../offer-toasts.tsx";
import { navLink } from "../shell/nav-link.ts";
import { AvailabilityPill } from "./availability-switch.tsx";
import { BottomNav } from "./bottom-nav.tsx";
import { GoodwillPill } from "./goodwill-pill.tsx";
import { navItems } from "./nav-items.ts";
import { NotificationsBell } from "./notifications-bell.tsx";
import { UserMenu } from "./user-menu.tsx";

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
          <AvailabilityPill />
        </div>
        <GoodwillPill />
        <NotificationsBell />
        <UserMenu me={props.me} />
      </div>
    </>
  );
};

/** What lies over a page for members: the way about on phones, and calls for help. */
export const MemberOverlay = (props: { readonly me: Me }) => (
  <>
    <BottomNav me={props.me} />
    <OfferToasts />
  </>
);
