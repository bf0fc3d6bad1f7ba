import { expect } from "vitest";
import { signedRequest } from "../../../party/wire/signing.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn, type TestSocket } from "./people.ts";
import type { TestRuntime } from "./runtime.ts";

/** Calls for help in the demo course over real sockets, as Sarah's and Marcus's devices make them. */
export interface CallsForHelp {
  readonly who: (name: string) => SignedInPerson;
  /** Calls for help in the demo course; answers the call's id. */
  readonly call: (name?: string, message?: string) => Promise<string>;
  /** Opens the inbox on one more device and reads its first frame. */
  readonly inbox: (name: string) => Promise<{ socket: TestSocket; welcome: AnyFrame }>;
  /** Opens the room of a call on one more device and reads its first frame. */
  readonly room: (name: string, id: string) => Promise<{ socket: TestSocket; state: AnyFrame }>;
  /** Has the room read its call again, as a backend does that has changed it. */
  readonly reload: (id: string) => Promise<void>;
  readonly goodwill: (name: string) => Promise<{ balance: number; held: number; totalEarned: number }>;
  /** Closes every device, and ends the calls that are open. */
  readonly clear: () => Promise<void>;
}

/** Signs these people of the demo data in. `runtime`: the one that runs by then. */
export const callsForHelp = async (
  runtime: () => TestRuntime,
  names: readonly string[],
): Promise<CallsForHelp> => {
  const people = new Map<string, SignedInPerson>();
  for (const name of names) people.set(name, await signIn(runtime(), `${name}@peerloop.test`));
  const [course] = await runtime().sql`select id from courses where slug = 'intro-to-claude-code'`;
  const opened: TestSocket[] = [];
  const who = (name: string): SignedInPerson => people.get(name) as SignedInPerson;
  const open = async (name: string, party: string, id: string) => {
    const socket = await openSocket(runtime(), who(name).cookie, party, id);
    opened.push(socket);
    return socket;
  };
  const room = async (name: string, id: string) => {
    const socket = await open(name, "summon", id);
    return { socket, state: await socket.next("State") };
  };
  const reload = async (id: string) => {
    const path = `/parties/summon/${id}`;
    const secret = runtime().env.INTERNAL_SECRET ?? "";
    const request = await signedRequest(secret, path, JSON.stringify({ _tag: "Reload" }));
    expect((await fetch(`${runtime().url}${path}`, request)).status).toBe(204);
  };
  return {
    who,
    room,
    reload,
    call: async (name = "sarah", message = "My script stops at line 3.") => {
      const answer = await fetch(`${runtime().url}/api/summons`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: who(name).cookie, origin: runtime().url },
        body: JSON.stringify({ courseId: course?.id, message, points: 10 }),
      });
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { id: string }).id;
    },
    inbox: async (name) => {
      const socket = await open(name, "inbox", who(name).me.id);
      return { socket, welcome: await socket.next("Welcome") };
    },
    goodwill: async (name) => {
      const answer = await fetch(`${runtime().url}/api/me`, { headers: { cookie: who(name).cookie } });
      return ((await answer.json()) as { goodwill: { balance: number; held: number; totalEarned: number } })
        .goodwill;
    },
    clear: async () => {
      for (const socket of opened.splice(0)) socket.terminate();
      const left = await runtime().sql`
        select id, student_id from help_summons where status in ('pending', 'responded')`;
      for (const { id, student_id } of left) {
        const [student] = [...people].find(([, { me }]) => me.id === student_id) ?? [""];
        const { socket } = await room(student, id);
        socket.send({ _tag: "Cancel" });
        await socket.next(
          ({ _tag, summon }) => _tag === "State" && ["cancelled", "completed"].includes(summon.status),
        );
        socket.terminate();
      }
      opened.length = 0;
    },
  };
};

/** Whether a frame is the state of a call in that status. */
export const isIn = (status: string) => (frame: AnyFrame) =>
  frame._tag === "State" && frame.summon.status === status;
/** Whether a frame offers that call. */
export const offers = (id: string) => (frame: AnyFrame) =>
  frame._tag === "SummonOffer" && frame.summon.id === id;
