import { describe, expect, it } from "vitest";
import type { ListedCourse, Membership } from "../../../domain/courses/model.ts";
import type { MyRoom } from "../../shell/rooms/my-rooms.ts";
import { groupsOf } from "./groups.ts";

const course = (id: string, membership: Membership) => ({ id, membership }) as ListedCourse;
const room = (courseId: string, change: Partial<MyRoom>) =>
  ({ courseId, unread: 0, liveSessionId: null, ...change }) as MyRoom;

describe("one's courses", () => {
  it("are grouped by what one is there, learning first; empty groups are left out", () => {
    const groups = groupsOf([course("a", "creator"), course("b", "student"), course("c", "creator")], []);
    expect(groups.map(({ membership, courses }) => [membership, courses.map(({ id }) => id)])).toEqual([
      ["student", ["b"]],
      ["creator", ["a", "c"]],
    ]);
  });

  it("stand by what is on and what is unread, else as they came", () => {
    const [group] = groupsOf(
      [course("a", "student"), course("b", "student"), course("c", "student"), course("d", "student")],
      [room("c", { unread: 4 }), room("d", { unread: 9, liveSessionId: "now" })],
    );
    expect(group?.courses.map(({ id }) => id)).toEqual(["d", "c", "a", "b"]);
  });
});
