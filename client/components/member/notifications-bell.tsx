import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useInbox } from "../../stores/inbox.ts";
import { BellIcon } from "../ui/icons.tsx";
import { Popover } from "../ui/popover.tsx";
import { NotificationItem } from "./notification-item.tsx";

const SHOWN = 8;

/** The newest notifications, one press away on every page. */
export const NotificationsBell = () => {
  const inbox = useInbox();
  const unread = () => inbox.state.unreadNotifications;
  return (
    <Popover
      label="Notifications"
      class="p-2 sm:w-96"
      button={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={unread() > 0 ? `Notifications, ${unread()} unread` : "Notifications"}
          class="relative inline-flex size-10 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <BellIcon />
          <Show when={unread() > 0}>
            <span class="absolute top-0.5 right-0 min-w-4.5 rounded-full bg-mark px-1 text-[0.6875rem] leading-4.5 font-bold text-on-mark tabular-nums ring-2 ring-paper">
              {unread() > 99 ? "99+" : unread()}
            </span>
          </Show>
        </button>
      )}
    >
      {(close) => (
        <>
          <h2 class="px-3 pt-2 pb-1 text-lg">Notifications</h2>
          <Show
            when={inbox.state.notifications.length > 0}
            fallback={
              <p class="px-3 py-6 text-ink-soft">Nothing yet. What concerns you will show up here.</p>
            }
          >
            <ul>
              <For each={inbox.state.notifications.slice(0, SHOWN)}>
                {(notification) => (
                  <li>
                    <NotificationItem notification={notification} onRead={inbox.ack} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <A
            href="/notifications"
            onClick={close}
            class="mt-1 flex min-h-11 items-center justify-center rounded-md border-t border-line text-sm font-semibold text-accent-ink hover:bg-sunken"
          >
            See all
          </A>
        </>
      )}
    </Popover>
  );
};
