import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { Notification } from "../../../domain/notifications/model.ts";
import { now } from "../../lib/time/clock.ts";
import { daysBetween } from "../../lib/time/time.ts";
import { LocalTime, RelativeTime } from "../../ui/display/times.tsx";
import { notificationItemTexts } from "../texts.ts";
import { NotificationPicture } from "./notification-picture.tsx";

const frame = "flex w-full gap-3 rounded-md px-3 py-2.5 text-left";

/** One notification. It leads to its subject and is read once it is opened; one without a subject only says what it says. */
export const NotificationItem = (props: {
  readonly notification: Notification;
  readonly onRead: (id: string) => void;
}) => {
  const read = () => {
    if (!props.notification.isRead) props.onRead(props.notification.id);
  };
  const body = (): JSX.Element => (
    <>
      <NotificationPicture notification={props.notification} />
      <span class="grid min-w-0 flex-1 gap-0.5">
        <span class={props.notification.isRead ? "text-ink-soft" : "font-semibold"}>
          <Show when={!props.notification.isRead}>
            <span class="sr-only">{notificationItemTexts.unread}</span>
          </Show>
          {props.notification.title}
        </span>
        <span class="line-clamp-2 text-sm text-ink-soft">{props.notification.body}</span>
        <Show
          when={daysBetween(Date.parse(props.notification.createdAt), now()) === 0}
          fallback={
            <LocalTime at={props.notification.createdAt} format="time" class="text-xs text-ink-faint" />
          }
        >
          <RelativeTime at={props.notification.createdAt} class="text-xs text-ink-faint" />
        </Show>
      </span>
      <span
        class={`mt-2 size-2 shrink-0 rounded-full ${props.notification.isRead ? "" : "bg-accent"}`}
        aria-hidden="true"
      />
    </>
  );
  return (
    <Show
      when={props.notification.actionUrl}
      fallback={
        <Show when={!props.notification.isRead} fallback={<div class={frame}>{body()}</div>}>
          <button type="button" class={`${frame} hover:bg-sunken`} onClick={read}>
            {body()}
          </button>
        </Show>
      }
    >
      {(path) => (
        <A href={path()} class={`${frame} hover:bg-sunken`} onClick={read}>
          {body()}
        </A>
      )}
    </Show>
  );
};
