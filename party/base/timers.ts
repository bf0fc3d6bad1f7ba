import { inBackground } from "../../domain/shared/concurrency/background.ts";

/** Named one-shot timers: starting one that runs changes nothing. They keep a room awake until they have rung. */
export class Timers {
  readonly #running = new Set<string>();

  start(name: string, milliseconds: number, ring: () => unknown): void {
    if (this.#running.has(name)) return;
    this.#running.add(name);
    setTimeout(() => {
      this.#running.delete(name);
      inBackground(`timer ${name}`, ring);
    }, milliseconds);
  }
}
