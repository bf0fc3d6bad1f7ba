import { A } from "@solidjs/router";
import { SearchIcon } from "../../ui/icons.tsx";
import { Mark } from "../../ui/mark.tsx";
import { openPalette } from "../palette.ts";
import { railTexts } from "../texts.ts";
import { GoodwillPill } from "./goodwill-pill.tsx";

/** The top of a phone's page for members: home, the way to everything, goodwill. */
export const PhoneBar = () => (
  <div class="flex h-13 items-center gap-2 px-3">
    <A href="/" aria-label={railTexts.homeLink} class="flex size-11 shrink-0 items-center justify-center">
      <Mark class="size-7" />
    </A>
    <button
      type="button"
      aria-label={railTexts.search}
      onClick={openPalette}
      class="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-full bg-sunken px-3.5 text-sm text-ink-faint"
    >
      <SearchIcon class="size-4" />
      <span class="truncate">{railTexts.search}</span>
    </button>
    <GoodwillPill />
  </div>
);
