import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useInbox } from "../inbox/inbox.ts";
import { NotificationItem } from "./notification-item.tsx";

const SHOWN = 8;

/** The newest notifications, and the way to all of them. */
export const NewestNotifications = (props: { readonly close: () => void }) => {
  const inbox = useInbox();
  return (
    <>
      <h2 class="px-3 pt-2 pb-1 text-lg">Notifications</h2>
      <Show
        when={inbox.state.notifications.length > 0}
        fallback={<p class="px-3 py-6 text-ink-soft">Nothing yet. What concerns you will show up here.</p>}
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
        onClick={props.close}
        class="mt-1 flex min-h-11 items-center justify-center rounded-md border-t border-line text-sm font-semibold text-accent-ink hover:bg-sunken"
      >
        See all
      </A>
    </>
  );
};
