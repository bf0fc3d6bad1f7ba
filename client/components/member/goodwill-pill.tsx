import { formatCount } from "../../lib/locale.ts";
import { useInbox } from "../../stores/inbox.ts";
import { me } from "../../stores/me.ts";
import { Popover } from "../ui/popover.tsx";

/** The inbox tells it live; until it is connected, what was read with the user stands. */
const goodwill = () => {
  const { state } = useInbox();
  return state.status === "open" ? state.goodwill : (me()?.goodwill ?? state.goodwill);
};

const Row = (props: { readonly label: string; readonly points: number; readonly strong?: boolean }) => (
  <div
    class={`flex justify-between gap-6 ${props.strong ? "border-b border-line pb-2 font-semibold" : "text-ink-soft"}`}
  >
    <dt>{props.label}</dt>
    <dd class="tabular-nums">{formatCount(props.points)}</dd>
  </div>
);

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
    {() => (
      <div class="grid gap-3">
        <h2 class="text-lg">Goodwill</h2>
        <dl class="grid gap-2 text-sm">
          <Row label="Yours to offer" points={goodwill().balance} strong />
          <Row label="Held for a call for help" points={goodwill().held} />
          <Row label="Earned so far" points={goodwill().totalEarned} />
        </dl>
        <p class="text-sm text-ink-soft">
          Goodwill is how learners thank each other. You offer it when you call for help and earn it by
          helping.
        </p>
      </div>
    )}
  </Popover>
);
