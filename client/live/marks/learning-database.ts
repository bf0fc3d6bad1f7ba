import { lazyDatabase } from "../../lib/indexed-db.ts";

/** What a device keeps of learning: marks that are still to be told, and courses as they were seen last. */
export const learningDatabase = lazyDatabase("peerloop-learning", 1, (db) => {
  db.createObjectStore("marks", { keyPath: ["userId", "enrollmentId", "moduleId"] });
  db.createObjectStore("courses", { keyPath: ["userId", "slug"] }).createIndex("seenAt", "seenAt");
  db.createObjectStore("owner");
});
