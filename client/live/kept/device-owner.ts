import { loadLazily } from "../../lib/lazy-load.ts";

/** In the device's storage: for whom it keeps rooms and courses. */
const KEY = "peerloop:rooms-of";

const known = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** The device belongs to somebody now, or to nobody: what it keeps of rooms and courses for anybody else is forgotten. */
export const ownDevice = async (userId: string | null): Promise<void> => {
  if (userId === known()) return;
  try {
    const [{ ownRooms }, { ownCourses }] = await loadLazily(() =>
      Promise.all([import("./kept-rooms.ts"), import("./kept-courses.ts")]),
    );
    await Promise.all([ownRooms(userId), ownCourses(userId)]);
    if (userId === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, userId);
  } catch {
    // The device keeps nothing, or it is tried again with the next page.
  }
};

/** Somebody may read these rooms and no others: what the device keeps of others for them is forgotten. */
export const ownRoomsAre = async (userId: string, roomIds: readonly string[]): Promise<void> => {
  if (userId !== known()) return;
  const { forgetOtherRooms } = await loadLazily(() => import("./kept-rooms.ts"));
  await forgetOtherRooms(userId, roomIds).catch(() => undefined);
};
