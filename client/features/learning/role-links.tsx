import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Me } from "../../../domain/identity/model.ts";
import { placeIcons } from "../../shell/navigation/place-icons.ts";
import { rolePlaces } from "../../shell/navigation/places.ts";
import { ChevronRightIcon } from "../../ui/icons.tsx";
import { homeTexts } from "./texts.ts";

const details: Readonly<Record<string, string>> = {
  teach: homeTexts.teach,
  students: homeTexts.students,
  studio: homeTexts.studio,
  manage: homeTexts.manage,
};

/** The ways to what somebody's roles have them look after. */
export const RoleLinks = (props: { readonly me: Me }) => (
  <Show when={rolePlaces(props.me).length > 0}>
    <ul class="grid gap-3 sm:grid-cols-2">
      <For each={rolePlaces(props.me)}>
        {(place) => (
          <li>
            <A
              href={place.href}
              class="flex h-full min-h-16 items-center gap-4 rounded-lg border border-line bg-surface px-4 py-2.5 hover:border-edge"
            >
              <Dynamic component={placeIcons[place.key]} />
              <span class="grid flex-1">
                <span class="font-semibold">{place.label}</span>
                <span class="text-sm text-ink-soft">{details[place.key]}</span>
              </span>
              <ChevronRightIcon />
            </A>
          </li>
        )}
      </For>
    </ul>
  </Show>
);
