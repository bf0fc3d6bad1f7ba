import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChatWorld, openChatWorld, signedInAs } from "../../../tests/support/worlds/chat-world.ts";
import { ChatSettings } from "./settings.ts";

let world: ChatWorld;
let student: { id: string };
let stranger: { id: string };
let course: { id: string; roomId: string };

beforeAll(async () => {
  world = await openChatWorld();
  const creator = await world.user("creator");
  student = await world.user("student");
  stranger = await world.user("stranger");
  course = await world.course("welding", creator.id);
  await world.enroll(student.id, course.id);
  await world.write(course.roomId, [{ userId: creator.id, content: "Hello" }]);
});
afterAll(() => world.close());

const of = (who: { id: string }) => ChatSettings.use((one) => one.of(signedInAs(who), course.roomId));
const set = (who: { id: string }, level: "all" | "mentions" | "nothing") =>
  ChatSettings.use((one) => one.set(signedInAs(who), course.roomId, { level }));

it("is everything until told, and tells the reader's devices of a change", async () => {
  expect(await world.run(of(student))).toEqual({ level: "all" });
  for (const level of ["nothing", "mentions", "all"] as const) {
    expect(await world.run(set(student, level))).toEqual({ level });
    expect(await world.run(of(student))).toEqual({ level });
    const [told] = world.told();
    expect(told).toMatchObject({
      party: "inbox",
      roomId: student.id,
      message: {
        _tag: "Unread",
        notifications: null,
        rooms: [
          { roomId: course.roomId, courseSlug: "welding", lastSeq: 1, lastReadSeq: 0, unread: 1, level },
        ],
      },
    });
  }
});

it("is nobody's who is no member", async () => {
  expect(await world.fails(of(stranger))).toMatchObject({ _tag: "NotFound" });
  expect(await world.fails(set(stranger, "nothing"))).toMatchObject({ _tag: "NotFound" });
  expect(world.told()).toEqual([]);
});
