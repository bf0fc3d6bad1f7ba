import { A } from "@solidjs/router";
import { Dynamic } from "solid-js/web";
import { CountBadge } from "../../ui/display/badge.tsx";
import { placeIcons } from "./place-icons.ts";
import type { Place } from "./places.ts";

/** A place of the rail; its name is heard, not seen, where the rail is narrow. */
export const PlaceLink = (props: { readonly place: Place; readonly count?: number | undefined }) => (
  <A
    href={props.place.href}
    end={props.place.end}
    title={props.place.label}
    class="relative flex min-h-10 items-center gap-3 rounded-md px-2.5 text-sm font-semibold text-ink-soft hover:bg-sunken hover:text-ink max-lg:justify-center aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
  >
    <Dynamic component={placeIcons[props.place.key]} />
    <span class="flex-1 max-lg:sr-only">{props.place.label}</span>
    <CountBadge count={props.count ?? 0} of="unread" cornered />
  </A>
);
