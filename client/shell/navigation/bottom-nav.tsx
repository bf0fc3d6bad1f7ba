import { A } from "@solidjs/router";
import { For } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Me } from "../../../domain/identity/model.ts";
import { useInbox } from "../inbox/inbox.ts";
import { unreadOfRooms } from "../inbox/inbox-state.ts";
import { navItems } from "./nav-items.ts";

/** The main places within the thumb's reach, on phones. */
export const BottomNav = (props: { readonly me: Me }) => {
  const inbox = useInbox();
  const unread = () => unreadOfRooms(inbox.state.rooms) > 0;
  return (
    <nav
      aria-label="Main"
      class="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul class="flex">
        <For each={navItems(props.me)}>
          {(item) => (
            <li class="flex-1">
              <A
                href={item.href}
                end={item.end}
                class="flex min-h-14 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-semibold min-[26rem]:text-xs text-ink-soft focus-visible:-outline-offset-2 aria-[current=page]:text-accent-ink"
              >
                <span class="relative">
                  <Dynamic component={item.icon} />
                  {item.href === "/" && unread() ? (
                    <span class="absolute -top-0.5 -right-1 size-2.5 rounded-full bg-mark ring-2 ring-surface">
                      <span class="sr-only">Unread messages.</span>
                    </span>
                  ) : null}
                </span>
                {item.label}
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
};
