import type { ModelClient } from "./client.ts";
import type { Scene, Sent } from "./scene.ts";

const EMOJI = ["👍", "🎉", "❤️"];

/** What people do and what happens to them, each as likely as its weight. */
const WEIGHTS = {
  send: 30,
  reply: 12,
  attach: 7,
  burst: 3,
  resend: 6,
  forge: 3,
  edit: 10,
  delete: 4,
  react: 12,
  pin: 6,
  mark: 12,
  drop: 8,
  stall: 3,
  connect: 16,
  show: 3,
  hide: 6,
  vanish: 2,
  later: 4,
  remove: 1,
  hibernate: 4,
  kill: 1,
} as const;

type Operation = keyof typeof WEIGHTS;

/** What may befall a room as a whole. */
export interface MortalRoom {
  /** True when it sleeps now, or never does. */
  hibernate(): boolean | Promise<boolean>;
  kill(): unknown;
  /** Lets the room's time pass, where it has one of its own. */
  later?(milliseconds: number): void;
}

/** Longest time that passes at once while somebody looks at the room, and while nobody does, in milliseconds. */
const LOOKED_AT_MS = 15_000;
const HIDDEN_MS = 200_000;

/** Does one thing, chosen by chance, and tells which. */
export const operate = async (scene: Scene<MortalRoom>): Promise<Operation> => {
  const { random, clients, room } = scene;
  const name = random.weighted(WEIGHTS);
  const client = random.pick(clients);
  switch (name) {
    case "send":
      talk(scene, client);
      break;
    case "reply":
      reply(scene, client);
      break;
    case "attach":
      await attach(scene, client);
      break;
    case "burst": {
      // Now and then more than a room jumps over.
      const count = random.chance(0.04) ? 200 + random.below(200) : 5 + random.below(20);
      for (let said = 0; said < count; said++) talk(scene, client);
      break;
    }
    case "resend":
      again(scene);
      break;
    case "forge":
      forge(scene, client);
      break;
    case "edit":
    case "delete":
    case "react":
    case "pin":
      change(scene, client, name);
      break;
    case "mark":
      mark(scene, client);
      break;
    case "drop":
      client.disconnect();
      break;
    case "stall":
      client.stall(random.chance(0.3));
      break;
    case "connect":
      for (const each of clients) if (random.chance(0.5)) each.connect();
      break;
    case "show":
    case "hide":
      client.show(name === "show");
      break;
    case "vanish":
      client.vanish();
      break;
    case "later":
      letPass(scene);
      break;
    case "remove":
      await scene.remove?.(client);
      break;
    case "hibernate":
      // While a tab is in front the room never sleeps.
      if (random.chance(0.5)) for (const each of clients) each.show(false);
      // It sleeps once its timers have rung; sometimes that is waited for.
      for (let tries = random.below(60); tries > 0 && !(await room.hibernate()); tries--) await pass();
      break;
    case "kill":
      await room.kill();
      break;
  }
  return name;
};

/** Nothing happens for a while, but what clients do by themselves. */
const letPass = ({ random, room, clients }: Pick<Scene<MortalRoom>, "random" | "room" | "clients">): void => {
  const isLookedAt = clients.some(({ isConnected, looks }) => isConnected && looks);
  room.later?.(random.below(isLookedAt ? LOOKED_AT_MS : HIDDEN_MS));
  for (const client of clients) client.beat();
};

const pass = () => new Promise((resolve) => setTimeout(resolve, 1));

type Written = Pick<Scene, "random" | "sent">;

const talk = (scene: Written, client: ModelClient, more: Partial<Sent> = {}): void => {
  const { random, sent } = scene;
  const id = random.uuid();
  const replyToId = sent.length > 0 && random.chance(0.25) ? random.pick(sent).frame.id : null;
  const content = `${client.name} says ${sent.length}`;
  // Without a throw of its own, so that the runs that were kept stay what they were.
  const alsoInRoom = id < "6";
  const frame: Sent = {
    _tag: "Send",
    id,
    content,
    replyToId,
    ...(alsoInRoom ? { alsoInRoom } : {}),
    ...more,
  };
  sent.push({ client, frame });
  client.want(frame);
};

/** An answer to one of a few messages, so that threads grow. */
const reply = (scene: Written, client: ModelClient): void => {
  const recent = client.state.messages.slice(-12);
  if (recent.length > 0) talk(scene, client, { replyToId: scene.random.pick(recent).id });
};

/** A message with files that were put there before. */
const attach = async (scene: Written & Pick<Scene, "shelf">, client: ModelClient): Promise<void> => {
  const { random, shelf } = scene;
  const ids: string[] = [];
  for (let count = 1 + random.below(3); count > 0; count--) {
    const id = await shelf.upload(client);
    if (id !== null) ids.push(id);
  }
  // Now and then one that is another's or in use, that is not there, or that is named twice.
  if (random.chance(0.15) && shelf.files.size > 0) ids.push(random.pick([...shelf.files.keys()]));
  if (random.chance(0.05)) ids.push(random.uuid());
  if (random.chance(0.1)) ids.push(...ids.slice(0, 1));
  talk(scene, client, { attachmentIds: ids, ...(random.chance(0.3) ? { content: "" } : {}) });
};

/** The same frame once more, whatever became of it. */
const again = ({ random, sent }: Pick<Scene, "random" | "sent">): void => {
  if (sent.length === 0) return;
  const { client, frame } = random.pick(sent);
  client.repeat(frame);
};

/** The id of a stored message under another body, or from somebody else: it must change nothing. */
const forge = (
  { random, sent, ledger }: Pick<Scene, "random" | "sent" | "ledger">,
  client: ModelClient,
): void => {
  const stored = sent.filter(({ frame }) => ledger.acknowledged.has(frame.id));
  if (stored.length === 0) return;
  const withFiles = stored.filter(({ frame }) => frame.attachmentIds);
  const { frame, client: sender } = random.pick(
    withFiles.length > 0 && random.chance(0.5) ? withFiles : stored,
  );
  const { attachmentIds = [] } = frame;
  const forger = random.chance(0.6) ? sender : client;
  if (random.chance(0.4)) return forger.repeat({ ...frame, content: "forged" });
  const others = [[], [random.uuid()], attachmentIds.toReversed(), attachmentIds.slice(1)];
  forger.repeat({ ...frame, attachmentIds: random.pick(others) });
};

const change = (
  { random }: Pick<Scene, "random">,
  client: ModelClient,
  kind: "edit" | "delete" | "react" | "pin",
): void => {
  const known = client.state.messages;
  if (known.length === 0) return;
  const recent = known.slice(-60);
  const own = recent.filter(({ userId }) => userId === client.userId);
  if (kind === "react") {
    const { id } = random.pick(recent);
    return client.want({ _tag: "React", id, emoji: random.pick(EMOJI), is: random.chance(0.7) });
  }
  const pinned = known.filter(({ pinnedAt }) => pinnedAt !== undefined);
  if (kind === "pin") {
    const { id } = random.pick(pinned.length > 0 && random.chance(0.4) ? pinned : recent);
    return client.want({ _tag: "Pin", id, is: random.chance(0.6) });
  }
  // Now and then somebody tries what is not theirs.
  const { id } =
    kind === "delete" && pinned.length > 0 && random.chance(0.3)
      ? random.pick(pinned)
      : random.pick(own.length > 0 && random.chance(0.9) ? own : recent);
  if (kind === "delete") return client.want({ _tag: "Delete", id });
  const content = random.chance(0.1) ? "" : `edited by ${client.name}, ${random.uuid()}`;
  client.want({ _tag: "Edit", id, content });
};

/** Marks an answer to a question of one's own, or takes the mark off. */
const mark = ({ random }: Pick<Scene, "random">, client: ModelClient): void => {
  const known = client.state.messages;
  if (known.length === 0) return;
  const questions = new Map(
    known.filter(({ userId }) => userId === client.userId).map((one) => [one.id, one]),
  );
  const answers = known.filter(
    ({ threadId, userId }) => questions.has(threadId ?? "") && userId !== client.userId,
  );
  // Now and then what is no answer, or not to them.
  const { id, threadId } = random.pick(answers.length > 0 && random.chance(0.9) ? answers : known);
  const isMarked = questions.get(threadId ?? "")?.answerId === id;
  client.want({ _tag: "MarkAnswer", id, is: random.chance(0.9) ? !isMarked : isMarked });
};
