import type { Me } from "../../domain/identity/model.ts";

const KEY = "peerloop:me";

/** Remembers on the device who is signed in on it; null forgets. */
export const keepMe = (me: Me | null): void => {
  try {
    if (me === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // Without storage nobody is known before the server says so.
  }
};

/** Who was signed in on this device when the server was last reached. */
export const keptMe = (): Me | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept === "object" && kept !== null && "id" in kept ? (kept as Me) : null;
  } catch {
    return null;
  }
};
