import type { Learning } from "../../../domain/learning/model.ts";
import { asked, finished } from "../../lib/indexed-db.ts";
import { serverNow } from "../../lib/time/socket-clock.ts";
import { learningDatabase } from "../marks/learning-database.ts";

/** Courses kept on a device. */
const MOST_COURSES = 30;

/** Raised when `Learning` gets another shape: what was kept in the old one is passed over. */
const SHAPE = 2;

/** `seenAt`: when it was kept, in milliseconds since 1970. */
interface Row {
  readonly userId: string;
  readonly slug: string;
  readonly shape: number;
  readonly seenAt: number;
  readonly learning: Learning;
}

const OWNER = "userId";

const writing = async () => {
  const transaction = (await learningDatabase()).transaction(["courses", "owner"], "readwrite");
  return {
    courses: transaction.objectStore("courses"),
    owners: transaction.objectStore("owner"),
    done: finished(transaction),
  };
};

/** What the device keeps of a course that somebody learns; null where it keeps nothing, or nothing that can be read. */
export const keptCourse = async (userId: string, slug: string): Promise<Learning | null> => {
  try {
    const courses = (await learningDatabase()).transaction("courses").objectStore("courses");
    const row = (await asked(courses.get([userId, slug]))) as Row | undefined;
    return row?.shape === SHAPE ? row.learning : null;
  } catch {
    return null;
  }
};

/**
 * Keeps a course as its student saw it last, to be shown again before the server answers, or without it; of all, those
 * seen last. Nothing is kept for whom the device does not belong to any more.
 */
export const keepCourse = async (userId: string, slug: string, learning: Learning): Promise<void> => {
  const { courses, owners, done } = await writing();
  const owner = (await asked(owners.get(OWNER))) as string | null | undefined;
  if (owner === undefined) owners.put(userId, OWNER);
  if (owner === undefined || owner === userId) {
    courses.put({ userId, slug, shape: SHAPE, seenAt: serverNow(), learning } satisfies Row);
    const keys = await asked(courses.index("seenAt").getAllKeys());
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST_COURSES))) courses.delete(key);
  }
  await done;
};

/** Forgets a course: its student has left it. */
export const forgetCourse = async (userId: string, slug: string): Promise<void> => {
  const { courses, done } = await writing();
  courses.delete([userId, slug]);
  await done;
};

/** The device belongs to somebody now, or to nobody: what was kept for anybody else is forgotten. */
export const ownCourses = async (userId: string | null): Promise<void> => {
  const { courses, owners, done } = await writing();
  owners.put(userId, OWNER);
  for (const key of await asked(courses.getAllKeys()))
    if ((key as string[])[0] !== userId) courses.delete(key);
  await done;
};
