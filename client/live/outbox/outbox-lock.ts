/** Held by whoever shows a room, so that nobody delivers its messages behind their back. */
const nameOf = (userId: string, room: string) => `outbox:${userId}:${room}`;

/** Marks a room as open in this tab until the returned function is called. */
export const lockRoom = (userId: string, room: string): (() => void) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks?.request(nameOf(userId, room), { mode: "shared" }, () => released).catch(() => undefined);
  return release;
};

/** Runs `action` unless a tab of this device has the room open: that one delivers its messages itself. */
export const unlessRoomIsOpen = async (
  userId: string,
  room: string,
  action: () => Promise<void>,
): Promise<void> => {
  let isAsked = false;
  const run = (lock: Lock | null) => {
    isAsked = true;
    return lock ? action() : undefined;
  };
  try {
    await navigator.locks.request(nameOf(userId, room), { ifAvailable: true }, run);
  } catch (error) {
    // Without locks it may go out twice, which the room takes once.
    if (isAsked) throw error;
    await action();
  }
};
