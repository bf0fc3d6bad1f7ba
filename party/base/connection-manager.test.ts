import { Schema } from "effect";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MAX_SOCKETS_PER_USER, MAX_UNHEARD } from "../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS } from "../../domain/shared/presence-limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { Beat } from "../../domain/shared/wire.ts";
import {
  type ActorStage,
  actorStage,
  type StageSocket,
  somebody,
} from "../../tests/support/model/actor-stage.ts";
import type { ActorDefinition, ActorRoom } from "./actor-room.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const Say = Schema.TaggedStruct("Say", { id: Schema.String });
const frames = Schema.Union([Beat, Say]);
type Client = typeof frames.Type;
type Server = { readonly _tag: "Said" | "Padding"; readonly id: string };
const say = (id: string) => ({ _tag: "Say", id });
const beat = { _tag: "Beat", visible: true };

/** A room that tells everybody what it hears. */
const echo = (
  heard: string[] = [],
  more: Partial<ActorRoom<Client, Server>> = {},
): ActorDefinition<Client, Server> => ({
  party: "chat",
  hiddenIsAway: true,
  frames,
  create: (context) => ({
    load: async () => {},
    join: () => {},
    restore: () => {},
    leave: () => {},
    frame: (_, frame) => {
      if (frame._tag !== "Say") return;
      heard.push(frame.id);
      context.broadcast({ _tag: "Said", id: frame.id });
    },
    ...more,
  }),
});
const of = (socket: StageSocket, tag: string) => socket.frames.filter(({ _tag }) => _tag === tag);
/** Sends for so many seconds, so many frames a second, while the socket is open. */
const flood = async (
  stage: ActorStage,
  socket: StageSocket,
  seconds: number,
  perSecond: number,
  raw: (count: number) => string,
) => {
  let sent = 0;
  for (let step = 0; step < seconds * 10 && socket.closedWith === null; step++) {
    for (let each = 0; each < perSecond / 10 && socket.closedWith === null; each++, sent++)
      await socket.sendRaw(raw(sent));
    await stage.pass(100);
  }
  return sent;
};

describe("the budget of one person", () => {
  it("is one over all their sockets, and nobody else's", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard));
    const sockets: StageSocket[] = [];
    for (let count = 0; count < 6; count++) sockets.push(await stage.connect(somebody(1)));
    const other = await stage.connect(somebody(2));
    for (let count = 0; count < 25; count++)
      for (const [index, socket] of sockets.entries()) await socket.send(say(`${index} ${count}`));
    expect(heard.length).toBeLessThan(110);
    heard.length = 0;
    await other.send(say("mine"));
    expect(heard).toEqual(["mine"]);
  });

  it("is said with a refusal that tells how long to wait, which is enough", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard));
    const socket = await stage.connect(somebody());
    let count = 0;
    while (of(socket, "Rejected").length === 0) await socket.send(say(`${count++}`));
    const [refused] = of(socket, "Rejected");
    expect(refused).toMatchObject({
      id: `${count - 1}`,
      of: "Say",
      code: "rate_limited",
      retryAfterSeconds: 1,
      message: expect.stringContaining("1 second"),
    });
    expect(heard).not.toContain(refused.id);
    await stage.pass(refused.retryAfterSeconds * 1_000);
    await socket.send(say(refused.id));
    expect(heard).toContain(refused.id);
  });

  it("is not renewed by leaving and coming back", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard));
    for (let again = 0; again < 20; again++) {
      const socket = await stage.connect(somebody());
      for (let count = 0; count < 15; count++) await socket.send(say(`${again} ${count}`));
      stage.leave(socket);
    }
    expect(heard.length).toBeLessThan(110);
  });

  it("lets a person through who uses three devices at a lively pace, for as long as they like", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard));
    const sockets = [];
    for (let count = 0; count < 3; count++) sockets.push(await stage.connect(somebody()));
    for (let second = 0; second < 60; second++) {
      for (const socket of sockets)
        for (let count = 0; count < 5; count++) await socket.send(say(`${second} ${count}`));
      if ((second * 1_000) % BEAT_INTERVAL_MS === 0) for (const socket of sockets) await socket.send(beat);
      await stage.pass(1_000);
    }
    expect(heard.length).toBe(900);
    for (const socket of sockets) expect(of(socket, "Rejected")).toEqual([]);
  });

  it("has no limit where limits are lifted", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard), { rateLimits: false });
    const socket = await stage.connect(somebody());
    for (let count = 0; count < 500; count++) await socket.send(say(`${count}`));
    expect(heard.length).toBe(500);
  });
});

describe("a flood", () => {
  it("of heartbeats is answered twice a second, and closed where it is more than the budget", async () => {
    const stage = actorStage(echo());
    const lively = await stage.connect(somebody(1));
    await flood(stage, lively, 10, 10, () => JSON.stringify(beat));
    expect(lively.closedWith).toBeNull();
    expect(of(lively, "Beat").length).toBeLessThan(10 + 2 * 11);
    const attacker = await stage.connect(somebody(2));
    const sent = await flood(stage, attacker, 10, 1_000, () => JSON.stringify(beat));
    expect(attacker.closedWith).toBe(CLOSE.faulty);
    expect(sent).toBeLessThan(200);
  });

  it("of malformed frames is closed, though every twentieth is sound", async () => {
    const stage = actorStage(echo());
    const attacker = await stage.connect(somebody());
    const sent = await flood(stage, attacker, 60, 20, (count) =>
      count % 20 === 19 ? JSON.stringify(say("sound")) : "not a frame",
    );
    expect(attacker.closedWith).toBe(CLOSE.faulty);
    expect(sent).toBeLessThan(60);
  });

  it("of malformed frames is closed on each socket, whichever of them the person uses in turn", async () => {
    const stage = actorStage(echo());
    const sockets = [];
    for (let count = 0; count < 4; count++) sockets.push(await stage.connect(somebody()));
    for (let count = 0; count < 30; count++)
      for (const socket of sockets) if (socket.closedWith === null) await socket.sendRaw("not a frame");
    expect(sockets.map(({ closedWith }) => closedWith)).toEqual(Array(4).fill(CLOSE.faulty));
  });

  it("of large frames costs more than one of small ones", async () => {
    const heard: string[] = [];
    const stage = actorStage(echo(heard));
    const socket = await stage.connect(somebody());
    for (let count = 0; count < 40; count++) await socket.send({ ...say("large"), more: "x".repeat(15_000) });
    expect(heard.length).toBeLessThan(30);
  });

  it("is held back while the room is loading, too", async () => {
    const { promise: loading, resolve: loaded } = Promise.withResolvers<void>();
    const heard: string[] = [];
    const stage = actorStage(echo(heard, { load: () => loading }));
    const socket = await stage.connect(somebody());
    for (let count = 0; count < 1_000 && socket.closedWith === null; count++)
      await socket.send(say(`${count}`));
    expect(socket.closedWith).toBe(CLOSE.faulty);
    loaded();
    await stage.pass(10);
    expect(heard.length).toBeLessThan(110);
  });

  it("of connections closes what comes too fast, and lets in again later", async () => {
    const stage = actorStage(echo());
    const sockets = [];
    for (let count = 0; count < 40; count++) {
      const socket = await stage.connect(somebody());
      sockets.push(socket);
      stage.leave(socket);
    }
    const refused = sockets.filter(({ closedWith }) => closedWith === CLOSE.tooFast);
    expect(refused.length).toBeGreaterThan(15);
    await stage.pass(5_000);
    expect((await stage.connect(somebody())).closedWith).toBeNull();
  });
});

describe("frames that come before their sender's join has run", () => {
  it("run after it, in order, and none is lost without a word", async () => {
    const { promise: loading, resolve: loaded } = Promise.withResolvers<void>();
    const heard: string[] = [];
    const stage = actorStage(echo(heard, { join: () => loading }), { rateLimits: false });
    const socket = await stage.connect(somebody());
    for (let count = 0; count < 300; count++) await socket.send(say(`${count}`));
    expect(heard).toEqual([]);
    loaded();
    await stage.pass(10);
    const refused = of(socket, "Rejected").map(({ id, code }) => `${id} ${code}`);
    expect(heard).toEqual(heard.map((_, count) => `${count}`));
    expect(heard.length + refused.length).toBe(300);
    expect(refused.every((one) => one.endsWith("unavailable"))).toBe(true);
  });
});

describe("what a client says it has received", () => {
  it("is a fault where it is more than was sent, and closes the socket of who goes on with it", async () => {
    const stage = actorStage(echo());
    const liar = await stage.connect(somebody());
    await liar.send({ ...beat, received: 0 });
    const refusals = () => of(liar, "Rejected").length;
    expect(refusals()).toBe(0);
    await liar.send({ ...beat, received: Number.MAX_SAFE_INTEGER });
    expect(of(liar, "Rejected")[0]).toMatchObject({ of: "Beat", code: "malformed" });
    for (let count = 0; count < 40 && liar.closedWith === null; count++)
      await liar.send({ ...beat, received: Number.MAX_SAFE_INTEGER });
    expect(liar.closedWith).toBe(CLOSE.faulty);
  });

  it("is believed where it is what was sent, also after the room slept", async () => {
    const stage = actorStage(echo());
    const socket = await stage.connect(somebody());
    const received = () => socket.frames.reduce((all, frame) => all + JSON.stringify(frame).length, 0);
    for (let count = 0; count < 10; count++) {
      await socket.send(say(`${count}`));
      await socket.send({ ...beat, received: received() });
      if (count === 5) stage.hibernate();
      await stage.pass(1_000);
    }
    expect(of(socket, "Rejected")).toEqual([]);
  });

  it("decides for one who never says anything only past eight MiB since they were heard of", async () => {
    let pad = () => {};
    const stage = actorStage<Client, Server>({
      ...echo(),
      create: (context) => {
        pad = () => context.broadcast({ _tag: "Padding", id: "x".repeat(1024 * 1024) });
        return echo().create(context);
      },
    });
    const [silent, speaks] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    expect(MAX_UNHEARD).toBeLessThanOrEqual(8 * 1024 * 1024);
    for (let count = 0; count < 7; count++) pad();
    await stage.pass(1);
    expect(silent.closedWith).toBeNull();
    await speaks.send(say("here"));
    for (let count = 0; count < 3; count++) pad();
    await stage.pass(1);
    expect([silent.closedWith, speaks.closedWith]).toEqual([CLOSE.tooSlow, null]);
  });

  it("does not let a room's clients together owe more than it can hold: who owes most goes", async () => {
    let pad = () => {};
    const stage = actorStage<Client, Server>({
      ...echo(),
      create: (context) => {
        pad = () => context.broadcast({ _tag: "Padding", id: "x".repeat(1024 * 1024) });
        return echo().create(context);
      },
    });
    const silent = [];
    for (let person = 1; person <= 12; person++) silent.push(await stage.connect(somebody(person)));
    for (let count = 0; count < 7; count++) pad();
    await stage.pass(1);
    const left = silent.filter(({ closedWith }) => closedWith === null).length;
    expect(left * 7).toBeLessThanOrEqual(50);
    expect(left).toBeGreaterThan(3);
  });
});

describe("somebody with many sockets", () => {
  it("keeps the newest", async () => {
    const stage = actorStage(echo());
    const sockets: StageSocket[] = [];
    for (let count = 0; count <= MAX_SOCKETS_PER_USER; count++) {
      sockets.push(await stage.connect(somebody()));
      await stage.pass(1_000);
    }
    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([
      CLOSE.superseded,
      ...Array(MAX_SOCKETS_PER_USER).fill(null),
    ]);
  });
});

describe("a room that cannot load", () => {
  it("refuses what is sent, throws nothing at a socket that closes meanwhile, and tries again", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const unhandled: unknown[] = [];
    const note = (cause: unknown) => unhandled.push(cause);
    process.on("unhandledRejection", note);
    let isBroken = false;
    const heard: string[] = [];
    const stage = actorStage(
      echo(heard, {
        load: async () => {
          if (isBroken) throw new Error("no database");
        },
      }),
    );
    const [stays, goes] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    isBroken = true;
    stage.hibernate();
    await stays.send(say("one"));
    expect(of(stays, "Rejected")).toMatchObject([{ id: "one", code: "unavailable" }]);
    goes.throwsOnSend = true;
    await goes.send(say("two"));
    isBroken = false;
    await stays.send(say("three"));
    await stage.pass(1);
    process.off("unhandledRejection", note);
    expect(heard).toEqual(["three"]);
    expect(unhandled).toEqual([]);
    expect(logged).toHaveBeenCalled();
  });
});
