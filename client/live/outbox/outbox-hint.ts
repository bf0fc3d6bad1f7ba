const keyOf = (userId: string) => `waiting:${userId}`;

/** Notes that something of this person's may wait on this device, so that pages look for it only then. */
export const noteWaiting = (userId: string): void => {
  try {
    localStorage.setItem(keyOf(userId), "1");
  } catch {
    // Without storage `mayWait` says yes.
  }
};

/** Whether something of this person's may wait to be delivered. */
export const mayWait = (userId: string): boolean => {
  try {
    return localStorage.getItem(keyOf(userId)) !== null;
  } catch {
    return true;
  }
};

/** Notes that nothing waits any more. */
export const noteDelivered = (userId: string): void => {
  try {
    localStorage.removeItem(keyOf(userId));
  } catch {
    // The next page looks in vain, nothing else.
  }
};
