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
  const [taken, setTaken] = createSignal(read(key) !== null);
  const set = (is: boolean) => {
    write(key, is ? "1" : null);
    setTaken(is);
  };
  return { taken, take: () => set(true), give: () => set(false) };
};

/**
 * The id of this tab as a device in a call: the same after a reload. A tab that was duplicated has that of the other;
 * then the one that joined last has the call, as with two devices.
 */
export const deviceId = (): string => {
  const id = read("device") ?? crypto.randomUUID();
  write("device", id);
  return id;
};

const read = (key: string): string | null => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string | null) => {
  try {
    if (value !== null) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is refused: a reload then leads back to the lobby.
  }
};
