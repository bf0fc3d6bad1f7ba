import type { CourseDocument } from "../../../../../domain/courses/studio/document.ts";
import type { StudioCourse } from "../../../../../domain/courses/studio/model.ts";
import { asked, finished, lazyDatabase } from "../../../../lib/indexed-db.ts";

/** What somebody has written of a course that is not stored yet, on top of the course as it was read. */
export interface KeptDraft {
  readonly course: StudioCourse;
  readonly document: CourseDocument;
}

/** Raised when a document gets another shape: what was kept in the old one is passed over. */
const SHAPE = 1;

interface Row extends KeptDraft {
  readonly userId: string;
  readonly courseId: string;
  readonly shape: number;
}

const database = lazyDatabase("peerloop-drafts", 1, (db) => {
  db.createObjectStore("drafts", { keyPath: ["userId", "courseId"] });
});

const drafts = async (mode: IDBTransactionMode) => {
  const transaction = (await database()).transaction("drafts", mode);
  return { store: transaction.objectStore("drafts"), done: finished(transaction) };
};

/**
 * Drafts on this device: they survive being offline, a reload and a crash. Each is its writer's alone, and those of
 * somebody else are forgotten as soon as another person writes here. Every function rejects where the device keeps
 * nothing.
 */
export const keptDrafts = {
  /** What is kept of a course; null where nothing is. */
  of: async (userId: string, courseId: string): Promise<KeptDraft | null> => {
    const { store, done } = await drafts("readwrite");
    const keys = (await asked(store.getAllKeys())) as [string, string][];
    for (const key of keys) if (key[0] !== userId) store.delete(key);
    const row = (await asked(store.get([userId, courseId]))) as Row | undefined;
    await done;
    return row?.shape === SHAPE ? { course: row.course, document: row.document } : null;
  },
  keep: async (userId: string, courseId: string, draft: KeptDraft): Promise<void> => {
    const { store, done } = await drafts("readwrite");
    store.put({ userId, courseId, shape: SHAPE, ...draft } satisfies Row);
    await done;
  },
  forget: async (userId: string, courseId: string): Promise<void> => {
    const { store, done } = await drafts("readwrite");
    store.delete([userId, courseId]);
    await done;
  },
};
