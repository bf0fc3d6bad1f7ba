import type { Change } from "../../../domain/chat/wire.ts";

const KEY = "peerloop:late-changes";

/** Of one room. What is older than that many is in what is kept by then. */
const MOST_CHANGES = 200;

/** By person and room, as `kept-rooms.ts` names them. */
type Noted = Readonly<Record<string, readonly Change[]>>;

const read = (): Noted => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof stored !== "object" || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, changes]) => Array.isArray(changes)));
  } catch {
    return {};
  }
};

const write = (noted: Noted): void => {
  try {
    if (Object.keys(noted).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(noted));
  } catch {
    // Without storage no room is kept either.
  }
};

/** What was taken back in a room and may not have reached what the device keeps of it. */
export const lateChanges = (place: string): readonly Change[] => read()[place] ?? [];

/**
 * Notes what was taken back in a room, the last change of each message. It is written at once, where keeping the room
 * anew takes a moment that a tab that is closed does not have.
 */
export const noteLate = (place: string, changes: readonly Change[]): void => {
  const noted = read();
  const latest = new Map([...(noted[place] ?? []), ...changes].map((change) => [change.id, change]));
  write({ ...noted, [place]: [...latest.values()].slice(-MOST_CHANGES) });
};

/** Forgets what was noted of all rooms of which that is so: they are kept as they are, or not at all. */
export const forgetLate = (isOver: (place: string) => boolean): void => {
  const noted = read();
  const left = Object.entries(noted).filter(([place]) => !isOver(place));
  if (left.length < Object.keys(noted).length) write(Object.fromEntries(left));
};
