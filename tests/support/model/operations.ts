import type { ModelClient } from "./client.ts";
import type { Scene, Sent } from "./run.ts";

const EMOJI = ["👍", "🎉", "❤️"];

/** What people do and what happens to them, each as likely as its weight. */
const WEIGHTS = {
  send: 30,
  burst: 3,
  resend: 6,
  forge: 2,
  edit: 10,
  delete: 4,
  react: 12,
  drop: 8,
  stall: 3,
  connect: 16,
  hibernate: 4,
  kill: 1,
} as const;

type Operation = keyof typeof WEIGHTS;

/** What may befall a room as a whole. */
export interface MortalRoom {
  /** True when it sleeps now, or never does. */
  hibernate(): boolean | Promise<boolean>;
  kill(): unknown;
}

/** Does one thing, chosen by chance, and tells which. */
export const operate = async (scene: Scene<MortalRoom>): Promise<Operation> => {
  const { random, clients, room } = scene;
  const name = random.weighted(WEIGHTS);
  const client = random.pick(clients);
  switch (name) {
    case "send":
      talk(scene, client);
      break;
    case "burst":
      for (let count = 5 + random.below(20); count > 0; count--) talk(scene, client);
      break;
    case "resend":
      again(scene);
      break;
    case "forge":
      forge(scene, client);
      break;
    case "edit":
    case "delete":
    case "react":
      change(scene, client, name);
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
    case "hibernate":
      // It sleeps once its timers have rung; sometimes that is waited for.
      for (let tries = random.below(60); tries > 0 && !(await room.hibernate()); tries--) await pass();
      break;
    case "kill":
      await room.kill();
      break;
  }
  return name;
};

const pass = () => new Promise((resolve) => setTimeout(resolve, 1));

const talk = (scene: Pick<Scene, "random" | "sent">, client: ModelClient): void => {
  const { random, sent } = scene;
  const id = random.uuid();
  const replyToId = sent.length > 0 && random.chance(0.25) ? random.pick(sent).frame.id : null;
  const frame: Sent = { _tag: "Send", id, content: `${client.name} says ${sent.length}`, replyToId };
  sent.push({ client, frame });
  client.want(frame);
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
  const { frame } = random.pick(stored);
  client.repeat({ ...frame, content: "forged" });
};

const change = (
  scene: Pick<Scene, "random" | "sent">,
  client: ModelClient,
  kind: "edit" | "delete" | "react",
): void => {
  const { random } = scene;
  const known = client.state.messages;
  if (known.length === 0) return;
  const recent = known.slice(-60);
  const own = recent.filter(({ userId }) => userId === client.userId);
  if (kind === "react") {
    const { id } = random.pick(recent);
    return client.want({ _tag: "React", id, emoji: random.pick(EMOJI), is: random.chance(0.7) });
  }
  // Now and then somebody tries what is not theirs.
  const { id } = random.pick(own.length > 0 && random.chance(0.9) ? own : recent);
  if (kind === "delete") return client.want({ _tag: "Delete", id });
  client.want({ _tag: "Edit", id, content: `edited by ${client.name}, ${random.uuid()}` });
};
