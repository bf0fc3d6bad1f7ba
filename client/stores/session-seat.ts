import { type Accessor, createSignal } from "solid-js";

/** Whether this tab takes part in a session. */
export interface Seat {
  readonly taken: Accessor<boolean>;
  readonly take: () => void;
  readonly give: () => void;
}

/** Remembered for the tab, so that a reload in the middle of a session comes back into it. */
export const createSeat = (sessionId: string): Seat => {
  const key = `seat:${sessionId}`;
  const [taken, setTaken] = createSignal(readFlag(key));
  const set = (is: boolean) => {
    writeFlag(key, is);
    setTaken(is);
  };
  return { taken, take: () => set(true), give: () => set(false) };
};

const readFlag = (key: string): boolean => {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
};

const writeFlag = (key: string, is: boolean) => {
  try {
    if (is) sessionStorage.setItem(key, "1");
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is refused: a reload then leads back to the lobby.
  }
};
