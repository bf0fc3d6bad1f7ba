import { Effect } from "effect";
import { Studio } from "../../../domain/courses/studio/service.ts";
import { Assignments, Homeworks } from "../../../domain/homework/service.ts";
import {
  CHATS_TITLE,
  DASHBOARD_TITLE,
  HOMEWORK_QUEUE_TITLE,
  helpTitle,
  homeworkOfTitle,
  homeworkTitle,
  INBOX_TITLE,
  ME_TITLE,
  SESSIONS_TITLE,
  STUDENTS_TITLE,
  STUDIO_TITLE,
  sessionTitle,
  studioTitle,
  TEACHING_TITLE,
} from "../../../domain/platform/pages/rules.ts";
import { Sessions } from "../../../domain/sessions/service.ts";
import { NotFound } from "../../../domain/shared/errors.ts";
import { Summons } from "../../../domain/summons/service.ts";
import type { Head } from "./head.ts";
import type { Asked, Page } from "./page.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who reads a page for members, and the id in its address. */
const placeOf = ({ reader, params }: Asked) =>
  reader !== null && UUID.test(params.id ?? "")
    ? Effect.succeed({ userId: reader.id, id: params.id ?? "" })
    : Effect.fail(new NotFound({ message: "There’s nothing here." }));

const own = (title: string, description: string): Head => ({ title, description, canonical: null });

const list = (path: string, title: string, description: string): Page => ({
  path,
  isFor: "members",
  head: () => Effect.succeed(own(title, description)),
});

/** What is live, and the lists that lead there. */
export const roomPages: readonly Page[] = [
  list("/sessions", SESSIONS_TITLE, "Your upcoming and past sessions."),
  {
    path: "/sessions/:id",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Sessions.use((sessions) => sessions.byId(userId, id)),
      ).pipe(Effect.map(({ courseTitle }) => own(sessionTitle(courseTitle), "A live session."))),
  },
  {
    path: "/help/:id",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Summons.use((summons) => summons.byId(userId, id)),
      ).pipe(Effect.map(({ courseTitle }) => own(helpTitle(courseTitle), "Live help."))),
  },
  list("/dashboard", DASHBOARD_TITLE, "The sessions of your courses as they happen."),
  list("/teaching", TEACHING_TITLE, "The people you teach, and who needs help."),
  list("/studio", STUDIO_TITLE, "The courses you make."),
  {
    path: "/studio/:id",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Studio.use((studio) => studio.load(userId, id)),
      ).pipe(Effect.map(({ document }) => own(studioTitle(document.title), "A course that you make."))),
  },
  {
    path: "/studio/:id/homework",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Assignments.use((assignments) => assignments.ofCourse(userId, id)),
      ).pipe(Effect.map(({ course }) => own(homeworkOfTitle(course.title), "The homework of a course."))),
  },
  list("/homework", HOMEWORK_QUEUE_TITLE, "What your students have handed in."),
  {
    path: "/homework/:id",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Homeworks.use((homeworks) => homeworks.review(userId, id)),
      ).pipe(Effect.map(({ title }) => own(homeworkTitle(title), "Homework to review."))),
  },
  {
    path: "/courses/:slug/homework/:id",
    isFor: "members",
    head: (asked) =>
      Effect.flatMap(placeOf(asked), ({ userId, id }) =>
        Homeworks.use((homeworks) => homeworks.byId(userId, asked.params.slug ?? "", id)),
      ).pipe(Effect.map(({ title }) => own(homeworkTitle(title), "Your homework."))),
  },
  list("/students", STUDENTS_TITLE, "The people who learn from you, and how far they are."),
  list("/chats", CHATS_TITLE, "The rooms of your courses."),
  list("/me", ME_TITLE, "Your account."),
  list("/notifications", INBOX_TITLE, "What happened while you were away."),
];
