import { loadLazily } from "../../lib/lazy-load.ts";

/** In the device's storage: for whom it keeps rooms and courses. */
const KEY = "peerloop:rooms-of";

/** It has belonged to somebody before, and belongs to nobody now. */
const NOBODY = "";

/** Whose the device is; null where it has never been anybody's. */
const known = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** In the device's storage: that something of anybody may be kept, so that pages look for it only then. */
const KEEPS = "peerloop:keeps";

const mayKeep = (): boolean => {
  try {
    return localStorage.getItem(KEEPS) !== null;
  } catch {
    return true;
  }
};

/** Something is about to be kept. To be said before it is: whoever signs out then takes it with them. */
export const noteKeeping = (): void => {
  try {
    localStorage.setItem(KEEPS, "1");
  } catch {
    // Without storage `mayKeep` says yes.
  }
};

/** Fetched only where something may be kept. */
const forgetOthers = async (userId: string | null): Promise<void> => {
  const [{ ownRooms }, { ownCourses }] = await loadLazily(() =>
    Promise.all([import("./kept-rooms.ts"), import("./kept-courses.ts")]),
  );
  await Promise.all([ownRooms(userId), ownCourses(userId)]);
};

/** The device belongs to somebody now, or to nobody: what it keeps of rooms and courses for anybody else is forgotten. */
export const ownDevice = async (userId: string | null): Promise<void> => {
  const [before, next] = [known(), userId ?? NOBODY];
  if (next === (before ?? NOBODY)) return;
  try {
    if (before !== null && mayKeep()) await forgetOthers(userId);
    localStorage.setItem(KEY, next);
  } catch {
    // The device keeps nothing, or it is tried again with the next page.
  }
};

/** Somebody may read these rooms and no others: what the device keeps of others for them is forgotten. */
export const ownRoomsAre = async (userId: string, roomIds: readonly string[]): Promise<void> => {
  if (userId !== known() || !mayKeep()) return;
  const { forgetOtherRooms } = await loadLazily(() => import("./kept-rooms.ts"));
  await forgetOtherRooms(userId, roomIds).catch(() => undefined);
};
