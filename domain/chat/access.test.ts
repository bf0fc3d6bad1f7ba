import { eq } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../../db/schema/index.ts";
import { signedInAs } from "../../tests/support/worlds/chat-world.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { admitToChat } from "./access.ts";

let world: World<never>;
let creator: { id: string };
let teacher: { id: string };
let student: { id: string };
let former: { id: string };
let stranger: { id: string };
let moderator: { id: string };
let course: { id: string; roomId: string };

beforeAll(async () => {
  world = await openWorld((database) => database);
  creator = await world.user("creator", { isCreator: true });
  teacher = await world.user("teacher", { isStudentTeacher: true });
  student = await world.user("student");
  former = await world.user("former");
  stranger = await world.user("stranger");
  moderator = await world.user("moderator", { isModerator: true });
  course = await world.course("course", creator.id);
  await world.certify(teacher.id, course.id, creator.id);
  await world.enroll(student.id, course.id);
  await world.enroll(former.id, course.id, true);
});
afterAll(() => world.close());

describe("access", () => {
  const admit = (who: { id: string }, roomId: string) =>
    world.run(Effect.result(admitToChat(signedInAs(who), roomId)));

  it("lets the people of the course and moderators in", async () => {
    const roles = await Promise.all(
      [creator, teacher, student, moderator].map(async (who) => {
        const result = await admit(who, course.roomId);
        return result._tag === "Success" ? result.success.role : result.failure._tag;
      }),
    );
    expect(roles).toEqual(["creator", "student_teacher", "student", "moderator"]);
  });

  it("lets who has not confirmed their address read and no more, whatever they are in the course", async () => {
    const reader = await world.user("reader", { emailVerified: false });
    await world.enroll(reader.id, course.id);
    const seen = { success: { role: "reader", shownRole: "student" } };
    expect(await admit(reader, course.roomId)).toMatchObject(seen);
    await world.db((db) =>
      db.update(users).set({ isModerator: true, emailVerified: true }).where(eq(users.id, reader.id)),
    );
    expect(await admit(reader, course.roomId)).toMatchObject({ success: { role: "moderator" } });
    await world.db((db) => db.update(users).set({ emailVerified: false }).where(eq(users.id, reader.id)));
    expect(await admit(reader, course.roomId)).toMatchObject(seen);
  });

  it("refuses strangers, former students, and rooms that are not there", async () => {
    for (const who of [stranger, former])
      expect(await admit(who, course.roomId)).toMatchObject({ failure: { _tag: "Forbidden" } });
    expect(await admit(student, uuidv7())).toMatchObject({ failure: { _tag: "NotFound" } });
  });
});
