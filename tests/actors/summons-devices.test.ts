import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { signedRequest } from "../../party/wire/signing.ts";
import { type CallsForHelp, callsForHelp, isIn, offers } from "../support/running/calls-for-help.ts";
import type { AnyFrame, TestSocket } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** A helper with three tabs and a phone. */
const DEVICES = 4;
let runtime: TestRuntime;
let help: CallsForHelp;

beforeAll(async () => {
  runtime = await testRuntime();
  help = await callsForHelp(() => runtime, ["sarah", "marcus", "nadia"]);
});
afterEach(() => help.clear());
afterAll(() => runtime.stop());

const devicesOf = async (name: string) => {
  const opened = await Promise.all(Array.from({ length: DEVICES }, () => help.inbox(name)));
  return opened.map(({ socket }) => socket);
};
const everywhere = (devices: readonly TestSocket[], test: (frame: AnyFrame) => boolean) =>
  Promise.all(devices.map((device) => device.next(test, 1_000)));
const tagged = (tag: string, id: string) => (frame: AnyFrame) => frame._tag === tag && frame.summonId === id;
/** How often each of them has heard it by now. */
const heard = async (devices: readonly TestSocket[], test: (frame: AnyFrame) => boolean) => {
  await Promise.all(devices.map((device) => device.caughtUp()));
  return devices.map((device) => device.frames.filter(test).length);
};
const once = Array.from({ length: DEVICES }, () => 1);

describe("a call on all devices of a helper", () => {
  it("rings once on each, and leaves all when it is declined on one, for good", async () => {
    const devices = await devicesOf("marcus");
    const id = await help.call();
    await everywhere(devices, offers(id));
    devices[1]?.send({ _tag: "Decline", summonId: id });
    await everywhere(devices, tagged("SummonDeclined", id));
    const [off, on] = [
      { _tag: "Available", is: false },
      { _tag: "Available", is: true },
    ];
    for (const frame of [off, on]) {
      devices[0]?.send(frame);
      await everywhere(devices, ({ _tag, is }) => _tag === "Available" && is === frame.is);
    }
    expect(await heard(devices, offers(id))).toEqual(once);
    expect(await heard(devices, tagged("SummonDeclined", id))).toEqual(once);
    const { welcome } = await help.inbox("marcus");
    expect(welcome.offers).toEqual([]);
    const nadia = await help.inbox("nadia");
    expect(nadia.welcome.offers).toMatchObject([{ id }]);
  });

  it("leaves all when one of them takes it", async () => {
    const devices = await devicesOf("marcus");
    const id = await help.call();
    await everywhere(devices, offers(id));
    const phone = await help.room("marcus", id);
    phone.socket.send({ _tag: "Accept" });
    await everywhere(devices, tagged("SummonTaken", id));
    await phone.socket.next(isIn("responded"));
    expect(await heard(devices, offers(id))).toEqual(once);
    expect(await heard(devices, tagged("SummonTaken", id))).toEqual(once);
    expect((await help.inbox("marcus")).welcome).toMatchObject({ offers: [], openSummon: { id } });
  });

  it("leaves all when somebody else takes it, or it is taken back", async () => {
    const devices = await devicesOf("marcus");
    const id = await help.call();
    await everywhere(devices, offers(id));
    const nadia = await help.room("nadia", id);
    nadia.socket.send({ _tag: "Accept" });
    await everywhere(devices, tagged("SummonTaken", id));
    expect(await heard(devices, tagged("SummonTaken", id))).toEqual(once);
    await help.clear();
    const again = await devicesOf("marcus");
    const next = await help.call();
    await everywhere(again, offers(next));
    const sarah = await help.room("sarah", next);
    sarah.socket.send({ _tag: "Cancel" });
    await everywhere(again, tagged("SummonClosed", next));
    expect(await heard(again, tagged("SummonClosed", next))).toEqual(once);
  });

  it("leaves all when they are removed from the course's room", async () => {
    const devices = await devicesOf("marcus");
    const id = await help.call();
    await everywhere(devices, offers(id));
    const [room] = await runtime.sql`
      select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'intro-to-claude-code'`;
    const marcus = help.who("marcus").me.id;
    await runtime.sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
      select ${room?.id}, ${marcus}, 'remove', 'Enough.', id from users where handle = 'admin'`;
    const path = `/parties/inbox/${marcus}`;
    const removed = JSON.stringify({ _tag: "Removed", party: "chat", roomId: room?.id });
    const request = await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, removed);
    expect((await fetch(`${runtime.url}${path}`, request)).status).toBe(204);
    await everywhere(devices, tagged("SummonClosed", id));
    await runtime.sql`delete from chat_sanctions where user_id = ${marcus}`;
  });
});

it("in quiet hours readiness is refused in plain words, and stays off", async () => {
  const marcus = await help.inbox("marcus");
  const hours = (from: string | null, to: string | null) =>
    runtime.sql`update users set quiet_from = ${from}, quiet_to = ${to} where id = ${help.who("marcus").me.id}`;
  await hours("00:00", "23:59:59");
  marcus.socket.send({ _tag: "Available", is: true });
  expect(await marcus.socket.next("Rejected")).toMatchObject({
    id: null,
    code: "conflict",
    message: expect.stringMatching(/^You.re in quiet hours, .*Settings/),
  });
  await hours(null, null);
});
