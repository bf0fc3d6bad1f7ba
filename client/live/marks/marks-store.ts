import { laterMark, type Mark } from "../../../domain/learning/rules.ts";
import { asked, finished } from "../../lib/indexed-db.ts";
import { learningDatabase } from "./learning-database.ts";

/** A mark that the server has not confirmed. */
export interface WaitingMark extends Mark {
  readonly userId: string;
  readonly enrollmentId: string;
  readonly moduleId: string;
}

/** Marks of a device that stores nothing: they live as long as the page. */
const atHand = new Map<string, WaitingMark>();

const keyOf = ({ userId, enrollmentId, moduleId }: WaitingMark): string[] => [userId, enrollmentId, moduleId];
const placeOf = (mark: WaitingMark): string => keyOf(mark).join(" ");

const isSame = (one: Mark | undefined, other: Mark): boolean =>
  one?.at === other.at && one.isComplete === other.isComplete;

const writing = async () => {
  const transaction = (await learningDatabase()).transaction("marks", "readwrite");
  return { store: transaction.objectStore("marks"), done: finished(transaction) };
};

/** Stores a mark until it is confirmed. Of several about a module only the later one counts, and is stored. */
export const storeMark = async (mark: WaitingMark): Promise<void> => {
  try {
    const { store, done } = await writing();
    const known = (await asked(store.get(keyOf(mark)))) as WaitingMark | undefined;
    if (!known || laterMark(known, mark) !== known) store.put(mark);
    await done;
  } catch {
    atHand.set(placeOf(mark), mark);
  }
};

/** What waits of this person, in the order in which it was said. */
export const waitingMarks = async (userId: string): Promise<readonly WaitingMark[]> => {
  const here = [...atHand.values()].filter((mark) => mark.userId === userId);
  let stored: readonly WaitingMark[] = [];
  try {
    const store = (await learningDatabase()).transaction("marks").objectStore("marks");
    stored = (await asked(store.getAll(IDBKeyRange.bound([userId], [userId, []])))) as readonly WaitingMark[];
  } catch {
    // The device stores nothing.
  }
  return [...stored, ...here].sort((one, other) => one.at - other.at);
};

/** Forgets a mark that was answered; a later one about the same module goes on waiting. */
export const forgetMark = async (mark: WaitingMark): Promise<void> => {
  if (isSame(atHand.get(placeOf(mark)), mark)) atHand.delete(placeOf(mark));
  try {
    const { store, done } = await writing();
    const known = (await asked(store.get(keyOf(mark)))) as WaitingMark | undefined;
    if (isSame(known, mark)) store.delete(keyOf(mark));
    await done;
  } catch {
    // The device stores nothing, or tells it once more: told twice is as good as once.
  }
};
