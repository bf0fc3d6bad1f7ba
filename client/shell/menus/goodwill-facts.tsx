import { formatCount } from "../../lib/locale.ts";
import { goodwill } from "../inbox/goodwill.ts";

const Row = (props: { readonly label: string; readonly points: number; readonly strong?: boolean }) => (
  <div
    class={`flex justify-between gap-6 ${props.strong ? "border-b border-line pb-2 font-semibold" : "text-ink-soft"}`}
  >
    <dt>{props.label}</dt>
    <dd class="tabular-nums">{formatCount(props.points)}</dd>
  </div>
);

/** Where a member's goodwill stands. */
export const GoodwillFacts = () => (
  <div class="grid gap-3">
    <h2 class="text-lg">Goodwill</h2>
    <dl class="grid gap-2 text-sm">
      <Row label="Yours to offer" points={goodwill().balance} strong />
      <Row label="Held for a call for help" points={goodwill().held} />
      <Row label="Earned so far" points={goodwill().totalEarned} />
    </dl>
    <p class="text-sm text-ink-soft">
      Goodwill is how learners thank each other. You offer it when you call for help and earn it by helping.
    </p>
  </div>
);
