import { inBackground } from "./background.ts";

/** Work that is begun by a word, never twice at once. */
export interface OneAtATime {
  /** Begins it; where it runs already, it runs once more after that. */
  readonly wake: () => void;
  /** Begins it no more. */
  readonly stop: () => void;
}

/** Runs `work` in the background whenever it is woken; what goes wrong is logged under `name`. */
export const oneAtATime = (name: string, work: () => Promise<unknown>): OneAtATime => {
  let isRunning = false;
  let isWanted = false;
  let isOver = false;
  const run = async () => {
    try {
      while (isWanted && !isOver) {
        isWanted = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
  return {
    wake: () => {
      isWanted = true;
      if (isRunning || isOver) return;
      isRunning = true;
      inBackground(name, run);
    },
    stop: () => {
      isOver = true;
    },
  };
};
