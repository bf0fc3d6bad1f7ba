import { type Accessor, createSignal, onCleanup } from "solid-js";

const [seconds, setSeconds] = createSignal(performance.now());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** `performance.now()`, renewed every second while the caller's owner lives. */
export const createSeconds = (): Accessor<number> => {
  users++;
  setSeconds(performance.now());
  timer ??= setInterval(() => setSeconds(performance.now()), 1_000);
  onCleanup(() => {
    users--;
    if (users > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  return seconds;
};

/** Seconds as a stopwatch shows them: 0:07, 4:05, 1:02:30. */
export const formatClock = (total: number): string => {
  const whole = Math.max(0, Math.floor(total));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
