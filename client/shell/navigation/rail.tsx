import { A } from "@solidjs/router";
import { createMemo, For, Show, Suspense } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { showUnread } from "../../lib/title.ts";
import { BookIcon, SearchIcon } from "../../ui/icons.tsx";
import { lazyComponent } from "../../ui/lazy-component.tsx";
import { Mark } from "../../ui/mark.tsx";
import { unreadInTab, useInbox } from "../inbox/inbox.ts";
import { openPalette, paletteKeys } from "../palette.ts";
import { RoomLink } from "../rooms/room-link.tsx";
import { myRooms } from "../rooms/rooms.ts";
import { placeTexts, railTexts } from "../texts.ts";
import { GoodwillPill } from "./goodwill-pill.tsx";
import { PlaceLink } from "./place-link.tsx";
import { railPlaces } from "./places.ts";
import { UserMenu } from "./user-menu.tsx";

const AvailabilityPill = lazyComponent(async () => ({
  default: (await import("../availability/availability-switch.tsx")).AvailabilityPill,
}));

const SearchButton = () => (
  <button
    type="button"
    aria-keyshortcuts="Control+K Meta+K"
    onClick={openPalette}
    class="flex min-h-10 items-center gap-2.5 rounded-md border border-line bg-surface px-2.5 text-sm text-ink-faint hover:border-edge hover:text-ink max-lg:justify-center"
  >
    <SearchIcon class="size-4" />
    <span class="flex-1 truncate text-left max-lg:sr-only">{railTexts.search}</span>
    <span aria-hidden="true" class="rounded-sm bg-sunken px-1.5 font-sans text-xs max-lg:hidden">
      {paletteKeys}
    </span>
  </button>
);

const MyCourses = () => (
  <nav aria-label={railTexts.courses} class="grid content-start gap-1">
    <h2 class="px-2.5 pt-1 text-xs font-semibold text-ink-faint max-lg:sr-only">{railTexts.courses}</h2>
    <ul class="grid gap-0.5">
      <For
        each={myRooms()}
        fallback={<li class="px-2.5 text-sm text-ink-faint max-lg:hidden">{railTexts.noCourses}</li>}
      >
        {(room) => (
          <li>
            <RoomLink room={room} small />
          </li>
        )}
      </For>
      <li>
        <A
          href="/courses"
          end
          title={placeTexts.browse}
          class="flex min-h-10 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-soft hover:bg-sunken hover:text-ink max-lg:justify-center aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
        >
          <BookIcon />
          <span class="max-lg:sr-only">{placeTexts.browse}</span>
        </A>
      </li>
    </ul>
  </nav>
);

/** The way about for members, beside every page on all but phones: places, their courses' rooms, and themselves. */
export const Rail = (props: { readonly me: Me }) => {
  showUnread(unreadInTab);
  const inbox = useInbox();
  const places = createMemo(() => railPlaces(props.me));
  return (
    <>
      <div class="grid gap-3 px-3 pt-3">
        <A
          href="/"
          aria-label={railTexts.homeLink}
          class="flex min-h-10 items-center gap-2 px-1.5 text-lg font-bold tracking-tight max-lg:justify-center"
        >
          <Mark />
          <span class="max-lg:hidden">PeerLoop</span>
        </A>
        <SearchButton />
        <nav aria-label={railTexts.main}>
          <ul class="grid gap-0.5">
            <For each={places()}>
              {(place) => (
                <li>
                  <PlaceLink
                    place={place}
                    count={place.key === "inbox" ? inbox.state.unreadNotifications : undefined}
                  />
                </li>
              )}
            </For>
          </ul>
        </nav>
      </div>
      <div class="mt-4 min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        <MyCourses />
      </div>
      <div class="grid gap-1 border-t border-line px-3 py-2 max-lg:px-1">
        <Show when={inbox.state.canHelp}>
          <Suspense>
            <AvailabilityPill />
          </Suspense>
        </Show>
        <div class="flex items-center gap-1 max-lg:flex-col">
          <UserMenu me={props.me} />
          <GoodwillPill at="rail" />
        </div>
      </div>
    </>
  );
};
