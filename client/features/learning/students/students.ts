import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";
import type { Student } from "../../../../domain/learning/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { onProgress } from "../../../shell/inbox/heard-progress.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { learningApi } from "../api.ts";
import { requestOf, type StudentsFilter } from "./students-filter.ts";
import { afterAward, afterNudge, afterProgress } from "./students-state.ts";

/** An entry of the list: lists of pages know their entries by `id`. */
interface ListedStudent extends Student {
  readonly id: string;
}

const listed = (student: Student): ListedStudent => ({ ...student, id: student.enrollmentId });

/** The students that a filter leaves, page after page, and what they mark meanwhile. */
export const createStudents = (filter: Accessor<StudentsFilter>) => {
  const inbox = useInbox();
  const mine = createRemote(
    () => "courses mine",
    (signal) => api.courses({ mine: "true", limit: 50 }, signal),
  );
  /** The courses that the list may be narrowed to. */
  const courses = createMemo(() =>
    (mine.data()?.courses ?? []).filter(
      ({ membership }) => membership === (filter().of === "creator" ? "creator" : "student_teacher"),
    ),
  );
  /** Null: none is named, or none that is theirs; undefined until that is known. */
  const courseId = createMemo((): string | null | undefined => {
    const { course } = filter();
    if (course === "") return null;
    if (!mine.data()) return mine.error() ? null : undefined;
    return courses().find(({ slug }) => slug === course)?.id ?? null;
  });

  const pages = createPages(
    () => `students ${JSON.stringify(filter())} ${courseId() ?? ""}`,
    async (cursor, signal) => {
      const of = courseId();
      // The list of courses says which one is meant; until then nobody is shown.
      if (of === undefined) return { items: [], nextCursor: null };
      const page = await learningApi.students(requestOf(filter(), of, cursor), signal);
      return { items: page.students.map(listed), nextCursor: page.nextCursor };
    },
  );
  onCleanup(onProgress((frame) => pages.change((all) => afterProgress(all, frame).map(listed))));

  // What was marked meanwhile was not heard.
  let wasOpen = inbox.state.status === "open";
  createEffect(() => {
    if (inbox.state.status !== "open") return;
    if (wasOpen) pages.reload();
    wasOpen = true;
  });

  return {
    ...pages,
    /** Undefined until they are known. */
    items: () => (courseId() === undefined ? undefined : pages.items()),
    courses,
    /** The course that the list is narrowed to. */
    course: () => courses().find(({ id }) => id === courseId()),
    awarded: (id: string, certificate: Student["certificates"][number]) =>
      pages.change((all) => afterAward(all, id, certificate).map(listed)),
    nudged: (id: string, until: string) => pages.change((all) => afterNudge(all, id, until).map(listed)),
  } as const;
};
