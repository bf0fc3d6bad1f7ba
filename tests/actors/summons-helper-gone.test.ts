import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type CallsForHelp, callsForHelp, isIn, offers } from "../support/running/calls-for-help.ts";
import type { AnyFrame } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** A helper who accepts and loses the connection at once. */
let runtime: TestRuntime;
let help: CallsForHelp;

beforeAll(async () => {
  runtime = await testRuntime();
  help = await callsForHelp(() => runtime, ["sarah", "marcus", "nadia"]);
});
afterEach(() => help.clear());
afterAll(() => runtime.stop());

/** A help whose helper went away that many seconds ago, as the student's open room shows it. */
const abandoned = async (seconds: number) => {
  const id = await help.call();
  const [sarah, marcus] = [await help.room("sarah", id), await help.room("marcus", id)];
  marcus.socket.send({ _tag: "Accept" });
  await Promise.all([sarah, marcus].map(({ socket }) => socket.next(isIn("responded"))));
  await marcus.socket.close();
  const isGone = (frame: AnyFrame) => frame._tag === "State" && frame.summon.helperGoneSince !== undefined;
  const gone = await sarah.socket.next((frame) => isGone(frame) && frame.present.length === 1);
  await runtime.sql`update summon_attendance set joined_at = joined_at - make_interval(secs => ${seconds}),
    left_at = left_at - make_interval(secs => ${seconds}) where summon_id = ${id}
    and user_id = ${help.who("marcus").me.id}`;
  await runtime.sql`update help_summons set responded_at = responded_at - make_interval(secs => ${seconds})
    where id = ${id}`;
  await help.reload(id);
  const since = gone.summon.helperGoneSince;
  await sarah.socket.next((frame) => isGone(frame) && frame.summon.helperGoneSince < since);
  return { id, sarah: sarah.socket };
};

it("calls others once he has been gone for 90 seconds, and he reads who has the question", async () => {
  const before = await help.goodwill("sarah");
  const [desk, nadia] = [await help.inbox("sarah"), await help.inbox("nadia")];
  const { id, sarah } = await abandoned(95);
  const marcus = await help.inbox("marcus");
  sarah.send({ _tag: "CallOthers" });
  const { summon } = await sarah.next(isIn("completed"));
  expect(summon).toMatchObject({ pointsAwarded: null, repeatedBy: { status: "pending", responder: null } });
  const again = summon.repeatedBy.id as string;
  const { summon: offer } = await nadia.socket.next(offers(again));
  expect(offer).toMatchObject({ message: summon.message, points: 10, studentId: help.who("sarah").me.id });
  await desk.socket.next((frame) => frame._tag === "SummonChanged" && frame.summon.id === again);
  expect(await help.goodwill("sarah")).toEqual({
    ...before,
    balance: before.balance - 10,
    held: before.held + 10,
  });
  await marcus.socket.next(
    ({ _tag, notification }) => _tag === "Notification" && notification.actionUrl === `/help/${id}`,
  );
  await marcus.socket.caughtUp();
  expect(marcus.socket.frames.filter(offers(again))).toEqual([]);

  const back = await help.room("marcus", id);
  expect(back.state).toMatchObject({ you: { role: "responder" }, summon: { status: "completed" } });
  const other = await help.room("nadia", again);
  other.socket.send({ _tag: "Accept" });
  const read = await back.socket.next(
    (frame) => frame._tag === "State" && frame.summon.repeatedBy.status === "responded",
  );
  expect(read.summon.repeatedBy.responder).toMatchObject({ id: help.who("nadia").me.id });
});

it("asks twice without harm, and after the room has begun anew", async () => {
  const { sarah } = await abandoned(95);
  for (let times = 0; times < 3; times++) sarah.send({ _tag: "CallOthers" });
  const { summon } = await sarah.next(isIn("completed"));
  await sarah.caughtUp();
  const rows = await runtime.sql`select id from help_summons where repeats_id = ${summon.id}`;
  expect(rows.map(({ id }) => id)).toEqual([summon.repeatedBy.id]);
});

it("waits while he may come back, and says for how long", async () => {
  const { id, sarah } = await abandoned(30);
  sarah.send({ _tag: "CallOthers" });
  expect(await sarah.next("Rejected")).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/may come back\. Call others in .*(second|minute)/),
  });
  const marcus = await help.room("marcus", id);
  sarah.send({ _tag: "CallOthers" });
  expect(await sarah.next("Rejected")).toMatchObject({ message: expect.stringContaining("is here") });
  marcus.socket.send({ _tag: "CallOthers" });
  expect(await marcus.socket.next("Rejected")).toMatchObject({ code: "forbidden" });
});
