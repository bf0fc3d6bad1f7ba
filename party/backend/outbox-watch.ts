import { inBackground } from "../../domain/shared/concurrency/background.ts";

/** Milliseconds between two looks into the outbox while somebody is there. */
const LOOK_EVERY_MS = 1_000;

/** Milliseconds without a request after which nobody is taken to be there: visible inboxes call once a minute. */
const QUIET_AFTER_MS = 90_000;

/**
 * Delivers within a second or so what was put into the outbox by the database itself, or by a backend that died,
 * for as long as somebody is there to notice. After that the sweep does it, and the backend may sleep.
 */
export class OutboxWatch {
  readonly #deliver: () => Promise<unknown>;
  #until = 0;
  #isWatching = false;

  /** @param deliver delivers what is due */
  constructor(deliver: () => Promise<unknown>) {
    this.#deliver = deliver;
  }

  /** Somebody asked for something. */
  stayAwake(): void {
    this.#until = Date.now() + QUIET_AFTER_MS;
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.#lookLater();
  }

  #lookLater(): void {
    setTimeout(() => inBackground("a look into the outbox", () => this.#look()), LOOK_EVERY_MS);
  }

  async #look(): Promise<void> {
    // What fails here is the sweep's, which logs it.
    await this.#deliver().catch(() => {});
    this.#isWatching = Date.now() < this.#until;
    if (this.#isWatching) this.#lookLater();
  }
}
