import { createEffect, createRoot, createSignal, on } from "solid-js";
import { serverClockChanges, serverNow } from "./socket-clock.ts";

const TICK_MS = 20_000;

const [now, setNow] = createSignal(serverNow());

const look = () => setNow(serverNow());

setInterval(look, TICK_MS);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
createRoot(() => createEffect(on(serverClockChanges, look)));

/** The server's time in UTC milliseconds, renewed often enough for what is said in minutes. */
export { now };
