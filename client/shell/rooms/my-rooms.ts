import type { UnreadRoom } from "../../../domain/chat/model.ts";
import { badgeOf } from "../../../domain/inbox/rules.ts";
import type { Session } from "../../../domain/sessions/model.ts";
import { canJoin } from "../../../domain/sessions/rules.ts";
import type { CourseHelp } from "../../../domain/summons/model.ts";

/** A room of one of the reader's courses, with what is going on there. */
export interface MyRoom {
  readonly roomId: string;
  readonly courseId: string;
  readonly slug: string;
  readonly title: string;
  /** What counts as unread, by the reader's own choice for the room. */
  readonly unread: number;
  /** The reader's own session in the course that can be joined now. */
  readonly liveSessionId: string | null;
  /** Helpers who would answer a request right now, where the reader may make one. */
  readonly freeHelpers: number;
  /** Whether the reader may ask for live help there. */
  readonly mayAsk: boolean;
}

/** The reader's rooms: where a session is on first, then those with something unread, then by name. */
export const myRoomsOf = (
  rooms: readonly UnreadRoom[],
  sessions: readonly Session[],
  help: readonly CourseHelp[],
  now: number,
  compare: (one: string, other: string) => number,
): readonly MyRoom[] => {
  const helpIn = new Map(help.map((one) => [one.courseId, one]));
  const liveIn = new Map(
    sessions.filter((session) => canJoin(session, now)).map(({ courseId, id }) => [courseId, id]),
  );
  return rooms
    .map((room): MyRoom => {
      const inCourse = helpIn.get(room.courseId);
      return {
        roomId: room.roomId,
        courseId: room.courseId,
        slug: room.courseSlug,
        title: room.name,
        unread: badgeOf(room),
        liveSessionId: liveIn.get(room.courseId) ?? null,
        freeHelpers: inCourse?.mayAsk ? inCourse.free : 0,
        mayAsk: inCourse?.mayAsk === true,
      };
    })
    .sort(
      (a, b) =>
        Number(b.liveSessionId !== null) - Number(a.liveSessionId !== null) || compare(a.title, b.title),
    );
};
