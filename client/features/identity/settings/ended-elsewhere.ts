import { createSignal } from "solid-js";

const [endings, setEndings] = createSignal(0);

/** Moves each time that sign-ins on other devices have ended by something else than the list of them. */
export { endings };

/** Other sign-ins have ended: the list of them is not true any more. */
export const endedElsewhere = (): void => {
  setEndings((before) => before + 1);
};
