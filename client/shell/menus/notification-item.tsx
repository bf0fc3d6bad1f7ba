import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { Notification } from "../../../domain/notifications/model.ts";
import { RelativeTime } from "../../ui/display/times.tsx";

const frame = "flex w-full gap-3 rounded-md px-3 py-2.5 text-left hover:bg-sunken";

/** One notification; opening it marks it as read. */
export const NotificationItem = (props: {
  readonly notification: Notification;
  readonly onRead: (id: string) => void;
}) => {
  const read = () => {
    if (!props.notification.isRead) props.onRead(props.notification.id);
  };
  const body = (): JSX.Element => (
    <>
      <span
        class={`mt-2 size-2 shrink-0 rounded-full ${props.notification.isRead ? "" : "bg-accent"}`}
        aria-hidden="true"
      />
      <span class="grid min-w-0 flex-1 gap-0.5">
        <span class={props.notification.isRead ? "text-ink-soft" : "font-semibold"}>
          <Show when={!props.notification.isRead}>
            <span class="sr-only">Unread: </span>
          </Show>
          {props.notification.title}
        </span>
        <span class="text-sm text-ink-soft">{props.notification.body}</span>
        <RelativeTime at={props.notification.createdAt} class="text-xs text-ink-faint" />
      </span>
    </>
  );
  return (
    <Show
      when={props.notification.actionUrl}
      fallback={
        <button type="button" class={frame} onClick={read}>
          {body()}
        </button>
      }
    >
      {(path) => (
        <A href={path()} class={frame} onClick={read}>
          {body()}
        </A>
      )}
    </Show>
  );
};
