import type { ListedCourse, Membership } from "../../../domain/courses/model.ts";
import type { MyRoom } from "../../shell/rooms/my-rooms.ts";

/** One's courses by what one is in them. */
export interface CourseGroup {
  readonly membership: Membership;
  readonly courses: readonly ListedCourse[];
}

const ORDER: readonly Membership[] = ["student", "student_teacher", "creator", "moderator"];

/**
 * The reader's courses by what they are there, what they learn first. In each, where a session is on stands first, then
 * what has something unread; otherwise they stay in the order they came in.
 */
export const groupsOf = (
  courses: readonly ListedCourse[],
  rooms: readonly MyRoom[],
): readonly CourseGroup[] => {
  const roomOf = new Map(rooms.map((room) => [room.courseId, room]));
  const urgency = ({ id }: ListedCourse) => {
    const room = roomOf.get(id);
    if (room?.liveSessionId) return 0;
    return room !== undefined && room.unread > 0 ? 1 : 2;
  };
  return ORDER.map((membership) => ({
    membership,
    courses: courses
      .filter((course) => (course.membership ?? "student") === membership)
      .sort((one, other) => urgency(one) - urgency(other)),
  })).filter(({ courses: list }) => list.length > 0);
};
