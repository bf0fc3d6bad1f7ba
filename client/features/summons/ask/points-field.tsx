import { createUniqueId } from "solid-js";
import { MAX_POINTS, MIN_POINTS, MIN_TALK_SECONDS } from "../../../../domain/summons/limits.ts";
import { askTexts } from "../texts/ask.ts";
import { points } from "../texts/counts.ts";

/** How many goodwill points to offer, and what is left of one's own. */
export const PointsField = (props: {
  readonly value: number;
  readonly balance: number;
  readonly onChange: (points: number) => void;
}) => {
  const id = createUniqueId();
  const most = () => Math.min(MAX_POINTS, props.balance);
  return (
    <div class="grid gap-1">
      <div class="flex items-baseline justify-between gap-3">
        <label for={id} class="text-sm font-semibold">
          {askTexts.offer}
        </label>
        <output for={id} class="numeral text-lg">
          <span class="highlight">{points(props.value)}</span>
        </output>
      </div>
      <input
        id={id}
        type="range"
        class="h-10 w-full accent-accent"
        min={MIN_POINTS}
        max={Math.max(MIN_POINTS, most())}
        step={1}
        value={props.value}
        aria-describedby={`${id}-hint`}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
      <p id={`${id}-hint`} class="text-sm text-ink-soft">
        {askTexts.offerHint(props.balance, MIN_TALK_SECONDS / 60)}
      </p>
    </div>
  );
};
