import { For, Show } from "solid-js";
import { CHATS_TITLE } from "../../../domain/platform/pages/rules.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { RoomLink } from "../../shell/rooms/room-link.tsx";
import { myRooms } from "../../shell/rooms/rooms.ts";
import { chatsTexts, placeTexts } from "../../shell/texts.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState } from "../../ui/states.tsx";

const RoomsLoading = () => (
  <Loading label={chatsTexts.loading} class="grid gap-2">
    <For each={[1, 2, 3]}>{() => <Skeleton class="h-12 w-full" />}</For>
  </Loading>
);

const NoRooms = () => (
  <EmptyState
    title={chatsTexts.emptyTitle}
    text={chatsTexts.emptyText}
    actions={
      <ButtonLink href="/courses" variant="primary">
        {placeTexts.browse}
      </ButtonLink>
    }
  />
);

/** The rooms of the reader's courses: what the rail holds, as a page for phones. */
export default function Chats() {
  const inbox = useInbox();
  return (
    <div class="page grid gap-4 !max-w-2xl">
      <PageHeading title={CHATS_TITLE} />
      <ul class="grid gap-1">
        <For
          each={myRooms()}
          fallback={
            <li>
              <Show when={inbox.state.status === "open"} fallback={<RoomsLoading />}>
                <NoRooms />
              </Show>
            </li>
          }
        >
          {(room) => (
            <li>
              <RoomLink room={room} />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
