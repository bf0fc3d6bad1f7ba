import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { CountBadge } from "../../ui/display/badge.tsx";
import { railTexts } from "../texts.ts";
import type { MyRoom } from "./my-rooms.ts";
import { RoomTile } from "./room-tile.tsx";

/** What goes on in a room, in words: a session of the reader's first, then who could help. */
const Now = (props: { readonly room: MyRoom }) => (
  <Show
    when={props.room.liveSessionId}
    fallback={
      <Show when={props.room.freeHelpers > 0}>
        <span class="flex items-center gap-1.5 text-xs text-ink-soft">
          <span class="size-2 rounded-full bg-good" aria-hidden="true" />
          {railTexts.helpers(props.room.freeHelpers)}
        </span>
      </Show>
    }
  >
    <span class="flex items-center gap-1.5 text-xs font-semibold text-live-ink">
      <span class="live-dot" aria-hidden="true" />
      {railTexts.live}
    </span>
  </Show>
);

/**
 * The way into the room of one of the reader's courses. `small`: on a narrow rail there is room for its tile alone, the
 * words are for those who hear them.
 */
export const RoomLink = (props: { readonly room: MyRoom; readonly small?: boolean }) => {
  const only = (wide: string) => (props.small ? `max-lg:sr-only ${wide}` : wide);
  return (
    <A
      href={`/courses/${props.room.slug}/chat`}
      title={props.room.title}
      class="relative flex min-h-11 items-center gap-2.5 rounded-md px-2 py-1 text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
    >
      <RoomTile slug={props.room.slug} title={props.room.title} />
      <span class={`grid min-w-0 flex-1 leading-tight ${only("")}`}>
        <span
          class={`line-clamp-2 text-sm [overflow-wrap:anywhere] ${props.room.unread > 0 ? "font-bold text-ink" : "font-medium"}`}
        >
          {props.room.title}
        </span>
        <Now room={props.room} />
      </span>
      <CountBadge count={props.room.unread} of="unread" cornered={props.small} />
    </A>
  );
};
