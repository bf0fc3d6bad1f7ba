import { createSignal } from "solid-js";

const TICK_MS = 20_000;

const [now, setNow] = createSignal(Date.now());

setInterval(() => setNow(Date.now()), TICK_MS);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) setNow(Date.now());
});

/** The time in UTC milliseconds, renewed often enough for what is said in minutes. */
export { now };
