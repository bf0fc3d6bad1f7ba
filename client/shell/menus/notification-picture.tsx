import { type Component, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Notification } from "../../../domain/notifications/model.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { BellIcon, CalendarIcon, ChatIcon, HandIcon, PeopleIcon } from "../../ui/icons.tsx";

/** Goodwill's own sign, as it stands in the header. */
const GoodwillIcon = (props: { readonly class?: string | undefined }) => (
  <span class={`rounded-full border border-mark-ink bg-mark ${props.class ?? ""}`} />
);

const icons: Partial<Record<Notification["type"], Component<{ readonly class?: string | undefined }>>> = {
  session: CalendarIcon,
  session_reminder: CalendarIcon,
  chat: ChatIcon,
  message: ChatIcon,
  summon: HandIcon,
  goodwill: GoodwillIcon,
  follow: PeopleIcon,
  community: PeopleIcon,
};

/** Who did it, with what it is about in the corner; the latter alone where nobody did. Decorative. */
export const NotificationPicture = (props: { readonly notification: Notification }) => {
  const icon = () => icons[props.notification.type] ?? BellIcon;
  return (
    <span class="relative shrink-0 self-start" aria-hidden="true">
      <Show
        when={props.notification.actor}
        fallback={
          <span class="grid size-10 place-items-center rounded-full bg-sunken text-ink-soft">
            <Dynamic component={icon()} class="size-5" />
          </span>
        }
      >
        {(actor) => (
          <>
            <Avatar person={actor()} />
            <span class="absolute -right-1 -bottom-1 grid size-5 place-items-center rounded-full bg-surface text-ink-soft ring-1 ring-line">
              <Dynamic component={icon()} class="size-3" />
            </span>
          </>
        )}
      </Show>
    </span>
  );
};
