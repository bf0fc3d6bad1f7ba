import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BEGIN_AT } from "../../../domain/chat/limits.ts";
import { ModelRoom } from "../../../tests/support/model/platform.ts";
import type { ModelSocket } from "../../../tests/support/model/socket.ts";
import { type ModelWorld, openModelWorld, type RoomPlan } from "../../../tests/support/model/world.ts";
import { randomFrom } from "../../../tests/support/random.ts";
import type { AnyFrame } from "../../../tests/support/running/people.ts";

let world: ModelWorld;
let rooms = 0;
beforeAll(async () => {
  world = await openModelWorld();
});
afterAll(() => world.close());

/** What becomes of a room's calls: called with each one's name, its number among those of that name, and what it asks. */
type Road = (
  name: string,
  number: number,
  payload: AnyFrame,
) => Promise<"arrives" | "is lost" | "answer is lost">;

/** A program of somebody in a room that sends without waiting for answers, over a road of the test's making. */
class Program {
  readonly answered = new Set<string>();
  readonly rejected: AnyFrame[] = [];
  readonly calls: string[] = [];
  /** Answers to heartbeats: everything that was sent before has come by then. */
  beats = 0;
  readonly #socket: ModelSocket;
  readonly #plan: RoomPlan;
  readonly #sent = new Map<string, AnyFrame>();
  #waiting: (() => void)[] = [];

  constructor(plan: RoomPlan, road: Road) {
    this.#plan = plan;
    const counts = new Map<string, number>();
    const dispatch = async (body: string) => {
      const { name, payload } = JSON.parse(body) as { name: string; payload: AnyFrame };
      const number = (counts.get(name) ?? 0) + 1;
      counts.set(name, number);
      this.calls.push(`${name} ${number}`);
      this.#changed();
      const fate = await road(name, number, payload);
      if (fate === "is lost") throw new Error("the call was lost");
      const answer = await world.dispatch(body);
      if (fate === "answer is lost") throw new Error("the answer was lost");
      return answer;
    };
    const room = new ModelRoom(plan.id, { env: world.env, dispatch }, randomFrom(plan.people.length));
    this.#socket = room.connect(plan.people[0] as RoomPlan["people"][number], "");
    this.#socket.events = { message: (data) => this.#heard(JSON.parse(data)), closed: () => {} };
  }

  send(...frames: AnyFrame[]): void {
    for (const frame of frames) {
      if (frame._tag !== "Beat") this.#sent.set(`${frame._tag} ${frame.id}`, frame);
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** Waits until `is` holds; looks whenever something was heard or called. */
  async until(is: () => boolean): Promise<void> {
    while (!is()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Waits until everything is answered, sending again in its order whatever was not stored. */
  async insist(): Promise<void> {
    for (;;) {
      const isOpen = (key: string) =>
        !this.answered.has(key) && !this.rejected.some(({ of, id }) => key === `${of} ${id}`);
      await this.until(() => ![...this.#sent.keys()].some(isOpen));
      if (this.rejected.length === 0) return;
      const again = this.rejected.splice(0).map(({ of, id }) => this.#sent.get(`${of} ${id}`));
      this.send(...again);
    }
  }

  /** The texts of the room's messages as Postgres has them, in order. */
  async stored(): Promise<string[]> {
    const rows =
      await world.sql`select content from chat_messages where room_id = ${this.#plan.id} order by seq`;
    return rows.map(({ content }) => content as string);
  }

  #changed(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  #heard(frame: AnyFrame): void {
    if (frame._tag === "Messages") for (const { id } of frame.messages) this.answered.add(`Send ${id}`);
    if (frame._tag === "Changes")
      for (const { _tag, id } of frame.changes)
        this.answered.add(`${_tag === "Edited" ? "Edit" : "React"} ${id}`);
    if (frame._tag === "Beat") this.beats++;
    if (frame._tag === "Rejected") {
      if (frame.code === "unavailable") this.rejected.push(frame);
    }
    this.#changed();
  }
}

const program = async (road: Road): Promise<Program> =>
  new Program(await world.newRoom(randomFrom(++rooms)), road);
const send = (content: string, replyToId: string | null = null) => ({
  _tag: "Send",
  id: uuidv7(),
  content,
  replyToId,
});
const crowd = (count: number, word = "message") =>
  Array.from({ length: count }, (_, n) => send(`${word} ${n}`));
const texts = (frames: readonly AnyFrame[]) => frames.map(({ content }) => content);

it("a batch that overtakes the one ahead of it on the way waits for it, and may answer what is in that one", async () => {
  const one = await program(async (name, number) => {
    if (name === "chat.commit" && number === 1) await one.until(() => one.calls.includes("chat.commit 2"));
    return "arrives";
  });
  const first = send("first");
  const frames = [first, send("an answer to the first", first.id), ...crowd(BEGIN_AT)];
  one.send(first);
  await one.until(() => one.calls.includes("chat.commit 1"));
  one.send(...frames.slice(1));
  await one.insist();
  expect(await one.stored()).toEqual(texts(frames));
});

it("a batch that is tried message by message is not overtaken by the one behind it", async () => {
  await world.sql.unsafe(`
    create function refuse_poison() returns trigger language plpgsql as
      $$ begin if new.content = 'poison' then raise exception 'poison'; end if; return new; end $$;
    create trigger refuse_poison before insert on chat_messages for each row execute function refuse_poison()`);
  const one = await program(async (name, number) => {
    // Each of the first two sets out only once the one behind it has.
    if (name === "chat.commit" && number <= 2)
      await one.until(() => one.calls.includes(`chat.commit ${number + 1}`));
    return "arrives";
  });
  const poison = send("poison");
  const [ahead, behind] = [crowd(BEGIN_AT - 1, "ahead"), crowd(BEGIN_AT, "behind")];
  const first = send("first");
  one.send(first);
  await one.until(() => one.calls.includes("chat.commit 1"));
  one.send(...ahead.slice(0, 50), poison, ...ahead.slice(50));
  await one.until(() => one.answered.has(`Send ${first.id}`));
  one.send(...behind);
  const all = [first, ...ahead, ...behind];
  await one.until(() => all.every(({ id }) => one.answered.has(`Send ${id}`)));
  expect(await one.stored()).toEqual(texts(all));
  await world.sql.unsafe("drop trigger refuse_poison on chat_messages; drop function refuse_poison()");
});

it.each(["is lost", "answer is lost"] as const)(
  "of a batch that %s nobody's later message is stored before their earlier one, and changes wait with it",
  async (fate) => {
    const one = await program(async (name, number) => {
      if (name !== "chat.commit" || number !== 2) return "arrives";
      await one.until(() => one.calls.includes("chat.commit 3"));
      return fate;
    });
    const old = send("old");
    one.send(old);
    await one.insist();
    const first = send("first");
    one.send(first);
    await one.until(() => one.calls.includes("chat.commit 2"));
    const rest = [...crowd(BEGIN_AT), ...crowd(40, "later")];
    one.send(
      ...rest.slice(0, BEGIN_AT),
      { _tag: "Edit", id: old.id, content: "old, edited" },
      ...rest.slice(BEGIN_AT),
      { _tag: "React", id: first.id, emoji: "👍", is: true },
    );
    await one.insist();
    expect(await one.stored()).toEqual(["old, edited", ...texts([first, ...rest])]);
    const [{ reactions } = {}] = await world.sql`
      select count(*)::int as reactions from chat_reactions where message_id = ${first.id}`;
    expect(reactions).toBe(1);
  },
);

it("nothing is stored while the room reads what it has missed, however many pages that takes", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isAway = true;
  let isOnItsWay = false;
  const one = await program(async (name, number, { after }) => {
    if (name === "chat.commit" && number === 2) return "is lost";
    if (name === "chat.since" && isAway) return "is lost";
    if (name === "chat.since" && after >= 1_000) {
      isOnItsWay = true;
      await held;
    }
    return "arrives";
  });
  const [first, lost] = [send("first"), send("lost")];
  one.send(first);
  await one.insist();
  one.send(lost);
  await one.until(() => one.rejected.length === 1);
  // More than a page, from elsewhere.
  const [room] = await world.sql`
    update chat_rooms set last_seq = 1500, last_rev = 1500
    where id = (select room_id from chat_messages where id = ${first.id}) returning id`;
  await world.sql`insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash)
    select gen_random_uuid(), ${room?.id}, user_id, 'elsewhere', n, n, sha256('elsewhere')
    from chat_messages, generate_series(2, 1500) n where id = ${first.id}`;
  one.rejected.splice(0);
  isAway = false;
  one.send(lost);
  await one.until(() => isOnItsWay);
  const waiting = crowd(BEGIN_AT * 2);
  // Hidden: what says that it is looked at has to say so again before long, and a room's seconds are short here.
  one.send(...waiting, { _tag: "Beat", visible: false });
  await one.until(() => one.beats > 0);
  expect(one.calls.filter((call) => call.startsWith("chat.commit"))).toEqual([
    "chat.commit 1",
    "chat.commit 2",
  ]);
  release();
  await one.insist();
  expect((await one.stored()).slice(1_500)).toEqual(texts([lost, ...waiting]));
});
