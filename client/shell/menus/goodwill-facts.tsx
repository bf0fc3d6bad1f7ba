import { formatCount } from "../../lib/locale.ts";
import { goodwill } from "../inbox/goodwill.ts";
import { goodwillTexts } from "../texts.ts";

const Row = (props: { readonly label: string; readonly points: number; readonly strong?: boolean }) => (
  <div
    class={`flex justify-between gap-6 ${props.strong ? "border-b border-line pb-2 font-semibold" : "text-ink-soft"}`}
  >
    <dt>{props.label}</dt>
    <dd class="numeral">{formatCount(props.points)}</dd>
  </div>
);

/** Where a member's goodwill stands. */
export const GoodwillFacts = () => (
  <div class="grid gap-3">
    <h2 class="text-lg">{goodwillTexts.title}</h2>
    <dl class="grid gap-2 text-sm">
      <Row label={goodwillTexts.balance} points={goodwill().balance} strong />
      <Row label={goodwillTexts.held} points={goodwill().held} />
      <Row label={goodwillTexts.earned} points={goodwill().totalEarned} />
    </dl>
    <p class="text-sm text-ink-soft">{goodwillTexts.what}</p>
  </div>
);
