import { createSeconds, formatClock } from "../../lib/time/beat-clock.ts";
import { serverNow } from "../../lib/time/socket-clock.ts";
import { timeLeft } from "./texts/counts.ts";

/** Seconds until an instant by the server's clock, counted anew every second. */
export const createSecondsLeft = (until: () => string): (() => number) => {
  const seconds = createSeconds();
  return () => {
    seconds();
    return Math.max(0, Math.ceil((Date.parse(until()) - serverNow()) / 1_000));
  };
};

/** The time left until an instant, as a stopwatch that runs down. */
export const Countdown = (props: { readonly until: string; readonly class?: string }) => {
  const left = createSecondsLeft(() => props.until);
  return (
    <span class={`numeral ${props.class ?? ""}`} role="timer" aria-label={timeLeft}>
      {formatClock(left())}
    </span>
  );
};

/** The share of a span of time that is left, as a line that grows shorter. Decorative. */
export const TimeLeftBar = (props: { readonly from: string; readonly until: string }) => {
  const left = createSecondsLeft(() => props.until);
  const share = () => {
    const whole = (Date.parse(props.until) - Date.parse(props.from)) / 1_000;
    return whole > 0 ? Math.min(1, left() / whole) : 0;
  };
  return (
    <div class="h-1 overflow-hidden rounded-full bg-line" aria-hidden="true">
      <div
        class="h-full origin-left bg-mark transition-transform duration-1000 ease-linear"
        style={{ transform: `scaleX(${share()})` }}
      />
    </div>
  );
};
