import { formatCount } from "../../lib/locale.ts";
import { Popover } from "../../ui/popover.tsx";
import { goodwill } from "../inbox/goodwill.ts";
import { GoodwillFacts } from "./lazy-menus.tsx";

/** How much goodwill the user has to spend, and where it stands. */
export const GoodwillPill = () => (
  <Popover
    label="Goodwill"
    class="p-4 sm:w-72"
    button={(trigger) => (
      <button
        type="button"
        {...trigger}
        aria-label={`Goodwill: ${goodwill().balance} points`}
        class="inline-flex min-h-10 items-center gap-1.5 rounded-full px-2.5 text-sm font-bold tabular-nums hover:bg-sunken"
      >
        <span class="size-3.5 rounded-full border border-mark-ink bg-mark" />
        {formatCount(goodwill().balance)}
      </button>
    )}
  >
    {() => <GoodwillFacts />}
  </Popover>
);
