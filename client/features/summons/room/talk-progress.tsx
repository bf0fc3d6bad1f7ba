import { MIN_TALK_SECONDS } from "../../../../domain/summons/limits.ts";
import { createSeconds, formatClock } from "../../../lib/time/beat-clock.ts";
import { talkTexts } from "../texts/room.ts";
import { countedSecondsAt, isTogether, type SummonRoomState } from "./summon-state.ts";

/** How long both have been there as far as it counts, and how much is missing for the points. */
export const TalkProgress = (props: { readonly state: SummonRoomState }) => {
  const seconds = createSeconds();
  const talked = () => {
    const now = seconds();
    return countedSecondsAt(props.state, now);
  };
  const share = () => Math.min(1, talked() / MIN_TALK_SECONDS);
  const hint = () => {
    if (!props.state.isLive) return talkTexts.reconnecting;
    if (!isTogether(props.state)) return talkTexts.needsBoth;
    return props.state.lines.length === 0 ? talkTexts.needsWords : "";
  };
  const enough = () => talked() >= MIN_TALK_SECONDS;
  return (
    <div class="grid grid-cols-1 content-start gap-1.5">
      <div class="flex items-baseline justify-between gap-3 text-sm">
        <span class="text-ink-soft">{talkTexts.together}</span>
        <span class="numeral text-lg">{formatClock(talked())}</span>
      </div>
      <div
        class="h-2 overflow-hidden rounded-full bg-line"
        role="progressbar"
        aria-label={talkTexts.counts}
        aria-valuemin={0}
        aria-valuemax={MIN_TALK_SECONDS}
        aria-valuenow={Math.min(talked(), MIN_TALK_SECONDS)}
        aria-valuetext={talkTexts.ofTime(formatClock(talked()), formatClock(MIN_TALK_SECONDS))}
      >
        <div
          class={`h-full origin-left transition-transform duration-1000 ease-linear ${enough() ? "bg-good" : "bg-mark"}`}
          style={{ transform: `scaleX(${share()})` }}
        />
      </div>
      <p class="text-xs text-ink-soft">
        {enough()
          ? talkTexts.enough(props.state.summon?.points ?? 0)
          : `${talkTexts.notEnough(MIN_TALK_SECONDS / 60)}${hint()}`}
      </p>
    </div>
  );
};
