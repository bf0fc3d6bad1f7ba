/**
 * Loads once and remembers it; a failure is forgotten, so that the next caller tries again.
 * The platform's own `onStart` neither holds back concurrent events nor repeats after a failure.
 */
export class Ready {
  readonly #load: () => Promise<void>;
  #state: Promise<void> | null = null;
  #done = false;

  constructor(load: () => Promise<void>) {
    this.#load = load;
  }

  /** True once loaded: what follows may run without waiting. */
  get done(): boolean {
    return this.#done;
  }

  wait(): Promise<void> {
    this.#state ??= this.#load().then(
      () => {
        this.#done = true;
      },
      (cause: unknown) => {
        this.#state = null;
        throw cause;
      },
    );
    return this.#state;
  }

  /** Forgets what was loaded, so that the next `wait` loads afresh. */
  reset(): void {
    this.#state = null;
    this.#done = false;
  }
}
