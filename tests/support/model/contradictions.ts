import type { ModelClient } from "./client.ts";
import { Ledger } from "./ledger.ts";
import { clientOf, quiet, type Scene } from "./run.ts";
import { type Seen, type Stored, seenBy, storedIn } from "./view.ts";
import type { ModelWorld } from "./world.ts";

/** Everything in which clients, room and database differ once a room has come to rest; empty when they agree. */
export const contradictions = async (world: ModelWorld, scene: Scene): Promise<string[]> => {
  const { room, clients, ledger } = scene;
  const stored = await storedIn(world.sql, room.id);
  const found = disagreements(clients, ledger, stored);

  // The room's own view: what it tells a newcomer, and again after it has been put to sleep.
  for (const slept of [false, true]) {
    for (const until = Date.now() + 5_000; slept && !room.hibernate(); ) {
      if (Date.now() > until) return [...found, "the room does not fall asleep"];
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const fresh = clientOf(slept ? "newcomer after sleep" : "newcomer", room, newcomer(world), new Ledger());
    fresh.connect();
    for (const until = Date.now() + 5_000; !fresh.received.Welcome && Date.now() < until; ) await quiet(room);
    await quiet(room);
    const { lastSeq, lastRev } = fresh.state;
    if (lastSeq !== stored.lastSeq)
      found.push(`${fresh.name} hears of ${lastSeq}, stored are ${stored.lastSeq}`);
    if (lastRev !== stored.lastRev)
      found.push(`${fresh.name} hears of rev ${lastRev}, not ${stored.lastRev}`);
    found.push(...difference(fresh, stored.messages));
    fresh.disconnect();
  }
  return found;
};

/** Everything in which clients and database differ. */
export const disagreements = (clients: readonly ModelClient[], ledger: Ledger, stored: Stored): string[] => [
  ...ledger.faults,
  ...numbering(stored),
  ...lost(stored.messages, ledger),
  ...undone(stored, ledger),
  ...clients.flatMap((client) => difference(client, stored.messages)),
];

const newcomer = (world: ModelWorld) => world.people[0] as ModelWorld["people"][number];

const numbering = ({ messages, lastSeq, lastRev }: Stored): string[] => {
  const found: string[] = [];
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) found.push(`message ${gap + 1} has seq ${messages[gap]?.seq}`);
  if (messages.length !== lastSeq) found.push(`${messages.length} messages, but last_seq is ${lastSeq}`);
  if (messages.some(({ rev }) => rev > lastRev)) found.push(`a message is past last_rev ${lastRev}`);
  if (new Set(messages.map(({ rev }) => rev)).size !== messages.length)
    found.push("two messages have one rev");
  return found;
};

/** What was acknowledged or shown and is not in the database as it was. */
const lost = (messages: readonly Seen[], ledger: Ledger): string[] => {
  const found: string[] = [];
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const [id, { userId, content, replyToId }] of ledger.acknowledged) {
    const row = byId.get(id);
    if (!row) found.push(`acknowledged message ${id} is lost`);
    else if (row.userId !== userId || row.replyToId !== replyToId) found.push(`message ${id} is another's`);
    else if (!row.isEdited && !row.isDeleted && row.content !== content)
      found.push(`message ${id} is another`);
  }
  for (const [id, seq] of ledger.shown())
    if (byId.get(id)?.seq !== seq) found.push(`message ${id} was shown as ${seq}, is ${byId.get(id)?.seq}`);
  return found;
};

/** Changes that were shown, and that the database does not have. */
const undone = ({ messages, versions }: Stored, ledger: Ledger): string[] => {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const said = new Set(versions.map(({ messageId, content }) => `${messageId} ${content}`));
  return [...ledger.changes.values()].flatMap((change) => {
    const row = byId.get(change.id);
    const lost = [`${JSON.stringify(change)} is not stored: ${JSON.stringify(row)}`];
    if (!row || row.rev < change.rev) return lost;
    switch (change._tag) {
      case "Edited":
        return row.content === change.content || said.has(`${change.id} ${change.content}`) ? [] : lost;
      case "Deleted":
        return row.isDeleted ? [] : lost;
      case "Reacted": {
        const isThere = row.reactions.includes(`${change.emoji} ${change.userId}`);
        return row.rev > change.rev || isThere === change.is ? [] : lost;
      }
      default:
        return [];
    }
  });
};

/** A client holds one stretch that ends with the newest message, each as it is stored. */
const difference = ({ name, state }: ModelClient, stored: readonly Seen[]): string[] => {
  const held = state.messages.map(seenBy);
  const expected = stored.slice(stored.length - held.length);
  if (held.length === 0 && stored.length > 0) return [`${name} shows nothing of ${stored.length} messages`];
  return held.flatMap((message, index) => {
    const [shown, is] = [text(message), text(expected[index])];
    return shown === is ? [] : [`${name} (rev ${state.lastRev}) shows ${shown}, stored is ${is}`];
  });
};

/** What a message says of itself, the numbers first. */
const text = (seen: Seen | undefined): string => {
  if (!seen) return "nothing";
  const { seq, rev, content, id, userId, replyToId, threadId, isEdited, isDeleted, isPinned, reactions } =
    seen;
  return JSON.stringify([
    seq,
    rev,
    content,
    isEdited,
    isDeleted,
    isPinned,
    reactions,
    id,
    userId,
    replyToId,
    threadId,
  ]);
};
