import { createSignal } from "solid-js";

/** What may wait on a device: messages, marks of modules, or homework that was handed in. */
type Waiting = "messages" | "marks" | "homework";

const keyOf = (userId: string, what: Waiting) => `${what === "messages" ? "waiting" : what}:${userId}`;

const [noted, renote] = createSignal(undefined, { equals: false });

/** Notes that something of this person's may wait on this device, so that pages look for it only then. */
export const noteWaiting = (userId: string, what: Waiting = "messages"): void => {
  try {
    localStorage.setItem(keyOf(userId, what), "1");
  } catch {
    // Without storage `mayWait` says yes.
  }
  renote(undefined);
};

/** Whether something of this person's may wait to be delivered. */
export const mayWait = (userId: string, what: Waiting = "messages"): boolean => {
  try {
    return localStorage.getItem(keyOf(userId, what)) !== null;
  } catch {
    return true;
  }
};

/** The same of messages, for what is shown: it follows what this page notes. */
export const messagesWait = (userId: string): boolean => {
  noted();
  return mayWait(userId);
};

/** Notes that nothing waits any more. */
export const noteDelivered = (userId: string, what: Waiting = "messages"): void => {
  try {
    localStorage.removeItem(keyOf(userId, what));
  } catch {
    // The next page looks in vain, nothing else.
  }
  renote(undefined);
};
