import { Show } from "solid-js";
import { BellIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/popover.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { NewestNotifications } from "./lazy-menus.tsx";

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
      {(close) => <NewestNotifications close={close} />}
    </Popover>
  );
};
