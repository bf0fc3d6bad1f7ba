import { formatCount } from "../../lib/locale.ts";
import { Popover } from "../../ui/popover.tsx";
import { goodwill } from "../inbox/goodwill.ts";
import { goodwillPlaceMark } from "../inbox/goodwill-place.ts";
import { goodwillTexts } from "../texts.ts";
import { GoodwillFacts } from "./lazy-menus.tsx";

/** How much goodwill the user has to spend, and where it stands. */
export const GoodwillPill = (props: { readonly at?: "rail" }) => (
  <Popover
    label={goodwillTexts.title}
    at={props.at}
    class="p-4 sm:w-72"
    button={(trigger) => (
      <button
        type="button"
        {...trigger}
        {...goodwillPlaceMark}
        aria-label={goodwillTexts.button(goodwill().balance)}
        class="numeral inline-flex min-h-11 items-center gap-1.5 rounded-full px-2.5 text-base hover:bg-sunken"
        classList={{ "max-lg:flex-col max-lg:gap-0.5 max-lg:px-1 max-lg:text-sm": props.at === "rail" }}
      >
        <span class="size-3.5 rounded-full border border-mark-ink bg-mark" />
        {formatCount(goodwill().balance)}
      </button>
    )}
  >
    {() => <GoodwillFacts />}
  </Popover>
);
