import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_SOCKETS_PER_USER } from "../../domain/shared/limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { bookSession } from "../support/running/bookings.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** What one person may send, where limits hold. */
let runtime: TestRuntime;
let roomId: string;
let sarah: SignedInPerson;
let lee: SignedInPerson;

beforeAll(async () => {
  runtime = await testRuntime({ env: { RATE_LIMITS: "on" } });
  roomId = await demoRoom(runtime);
  [sarah, lee] = [await signIn(runtime, "sarah@peerloop.test"), await signIn(runtime, "lee@peerloop.test")];
});
afterAll(() => runtime.stop());

const open = (who: SignedInPerson) => openSocket(runtime, who.cookie, "chat", roomId);
const count = (socket: TestSocket, tag: string) => socket.frames.filter(({ _tag }) => _tag === tag).length;

describe("a member who floods a room from as many sockets as they may have", () => {
  const floods: Record<string, () => string> = {
    heartbeats: () => JSON.stringify({ _tag: "Beat", visible: true }),
    "typing and not": () => JSON.stringify({ _tag: "Typing", is: Math.random() < 0.5 }),
    "frames of which every other is none": () => (Math.random() < 0.5 ? "{" : '{"_tag":"Read","seq":1}'),
  };
  const attackers = ["sarah", "nadia", "gabriel"];
  for (const [name, frame] of Object.entries(floods))
    it(`with ${name}, is put out, and nobody else is held up`, async () => {
      const other = await open(lee);
      await other.next("Welcome");
      // Connections have a price too: they come as a reload of all tabs brings them.
      const attacker = await signIn(runtime, `${attackers.pop()}@peerloop.test`);
      const sockets: TestSocket[] = [];
      for (let each = 0; each < MAX_SOCKETS_PER_USER; each++) sockets.push(await open(attacker));
      const message = { _tag: "Send", id: uuidv7(), content: "Can you hear me?", replyToId: null };
      for (let round = 0; round < 100; round++) for (const socket of sockets) socket.sendRaw(frame());
      other.send(message);
      const started = performance.now();
      await other.next(
        (got) => got._tag === "Messages" && got.messages.some(({ id }: AnyFrame) => id === message.id),
      );
      expect(performance.now() - started).toBeLessThan(5_000);
      const codes = await Promise.all(sockets.map((socket) => socket.closed.then(({ code }) => code)));
      expect(new Set(codes)).toEqual(new Set([CLOSE.faulty]));
      const refusals = sockets.flatMap(({ frames }) => frames).filter(({ code }) => code === "rate_limited");
      for (const refused of refusals) expect(refused.retryAfterSeconds).toBeGreaterThan(0);
      await other.close();
    });
});

describe("a call between two people with VPN, IPv6 and relays", () => {
  it("is set up with all the candidates of two devices each, and is not cut", async () => {
    const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
    const marcus = await signIn(runtime, "marcus@peerloop.test");
    const sit = async ({ cookie }: SignedInPerson) => {
      const socket = await openSocket(runtime, cookie, "session", sessionId);
      await socket.next("State");
      socket.send({ _tag: "Join" });
      return socket;
    };
    const sockets = [await sit(sarah), await sit(sarah), await sit(marcus), await sit(marcus)];
    // A signal goes from seat to seat, and nobody is told that the second device of somebody who is here has one.
    const isProbe = ({ _tag, data }: AnyFrame) => _tag === "Signal" && data.kind === "probe";
    const [first, , , last] = sockets as [TestSocket, TestSocket, TestSocket, TestSocket];
    for (const socket of sockets) {
      const partner = socket === last || socket === sockets[2] ? first : last;
      await expect
        .poll(() => {
          partner.send({ _tag: "Signal", data: { kind: "probe" } });
          return socket.frames.some(isProbe);
        })
        .toBe(true);
    }
    for (const socket of sockets) {
      socket.send({ _tag: "Signal", data: { kind: "description", sdp: "x".repeat(6_000) } });
      for (let candidate = 0; candidate < 150; candidate++)
        socket.send({ _tag: "Signal", data: { kind: "candidate", candidate } });
    }
    await expect
      .poll(() => sockets.map((socket) => count(socket, "Signal") - socket.frames.filter(isProbe).length), {
        timeout: 10_000,
      })
      .toEqual(sockets.map(() => 302));
    expect(sockets.map((socket) => count(socket, "Rejected"))).toEqual([0, 0, 0, 0]);
    await Promise.all(sockets.map((socket) => socket.close()));
  });
});
