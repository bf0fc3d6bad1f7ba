import type { Homework, NewSubmission } from "../../../domain/homework/model.ts";

/** Something that is handed in on this device, and not confirmed by the server. */
export interface WaitingHomework {
  readonly userId: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly sent: NewSubmission;
}

const PREFIX = "homework-out:";
const keyOf = (userId: string, assignmentId: string) => `${PREFIX}${userId}:${assignmentId}`;

/** On a device that stores nothing it lives as long as the page. */
const atHand = new Map<string, WaitingHomework>();

const parsed = (text: string | null): WaitingHomework | null => {
  try {
    return text === null ? null : (JSON.parse(text) as WaitingHomework);
  } catch {
    return null;
  }
};

/** What of this assignment waits to be sent; null where nothing does. */
export const waitingHomework = (userId: string, assignmentId: string): WaitingHomework | null => {
  const key = keyOf(userId, assignmentId);
  try {
    return parsed(localStorage.getItem(key)) ?? atHand.get(key) ?? null;
  } catch {
    return atHand.get(key) ?? null;
  }
};

/** All that waits of this person. */
export const allWaitingHomework = (userId: string): readonly WaitingHomework[] => {
  const own = `${PREFIX}${userId}:`;
  try {
    const stored = Object.keys(localStorage)
      .filter((key) => key.startsWith(own))
      .flatMap((key) => parsed(localStorage.getItem(key)) ?? []);
    return [...stored, ...[...atHand].flatMap(([key, one]) => (key.startsWith(own) ? [one] : []))];
  } catch {
    return [...atHand].flatMap(([key, one]) => (key.startsWith(own) ? [one] : []));
  }
};

/** Keeps it until it is confirmed, across reloads and a killed tab. */
export const keepWaiting = (homework: WaitingHomework): void => {
  const key = keyOf(homework.userId, homework.assignmentId);
  try {
    localStorage.setItem(key, JSON.stringify(homework));
  } catch {
    atHand.set(key, homework);
  }
};

/** Forgets what was answered; another version that waits by now stays. */
export const forgetWaiting = ({ userId, assignmentId, sent }: WaitingHomework): void => {
  if (waitingHomework(userId, assignmentId)?.sent.id !== sent.id) return;
  const key = keyOf(userId, assignmentId);
  atHand.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // It is sent once more: under its id that is as good as once.
  }
};

/** What has become of something that waited. */
export type HomeworkNews =
  | { readonly _tag: "Arrived"; readonly homework: WaitingHomework; readonly answer: Homework }
  | { readonly _tag: "Refused"; readonly homework: WaitingHomework; readonly message: string };

type Listener = (news: HomeworkNews) => void;
const listeners = new Set<Listener>();

/** Tells this tab. */
export const tellOfHomework = (news: HomeworkNews): void => {
  for (const listener of listeners) listener(news);
};

/** Hears what becomes of homework until the returned function is called. */
export const onHomework = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
