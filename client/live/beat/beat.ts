import { BEAT_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";

const listeners = new Set<() => void>();
let stopPulse: (() => void) | null = null;

/** Calls back every `BEAT_INTERVAL_MS`, in hidden tabs too; returns the way to stop. */
export const onPulse = (listener: () => void): (() => void) => {
  listeners.add(listener);
  stopPulse ??= startPulse();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopPulse?.();
    stopPulse = null;
  };
};

const tick = () => {
  for (const listener of listeners) listener();
};

/** One worker for all sockets of the tab; where workers are refused, a timer that hidden tabs slow down. */
const startPulse = (): (() => void) => {
  try {
    const worker = new Worker(new URL("./beat-worker.ts", import.meta.url), { type: "module", name: "beat" });
    worker.addEventListener("message", tick);
    worker.postMessage(BEAT_INTERVAL_MS);
    return () => worker.terminate();
  } catch {
    const timer = setInterval(tick, BEAT_INTERVAL_MS);
    return () => clearInterval(timer);
  }
};
