import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useInbox } from "../inbox/inbox.ts";
import { unreadOfRooms } from "../inbox/inbox-state.ts";
import { railTexts } from "../texts.ts";
import { placeIcons } from "./place-icons.ts";
import { tabPlaces } from "./places.ts";

/** The main places within the thumb's reach, on phones. */
export const PhoneTabs = () => {
  const inbox = useInbox();
  const unread: Readonly<Record<string, () => boolean>> = {
    chats: () => unreadOfRooms(inbox.state.rooms) > 0,
    inbox: () => inbox.state.unreadNotifications > 0,
  };
  return (
    <nav
      aria-label={railTexts.main}
      class="phone-tabs fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul class="flex">
        <For each={tabPlaces}>
          {(place) => (
            <li class="flex-1">
              <A
                href={place.href}
                end={place.end}
                class="flex min-h-14 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-semibold min-[26rem]:text-xs text-ink-soft focus-visible:-outline-offset-2 aria-[current=page]:text-accent-ink"
              >
                <span class="relative">
                  <Dynamic component={placeIcons[place.key]} />
                  <Show when={unread[place.key]?.()}>
                    <span class="absolute -top-0.5 -right-1 size-2.5 rounded-full bg-mark ring-2 ring-surface">
                      <span class="sr-only">{railTexts.unreadSomewhere}.</span>
                    </span>
                  </Show>
                </span>
                {place.label}
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
};
