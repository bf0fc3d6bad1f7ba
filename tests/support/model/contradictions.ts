import type postgres from "postgres";
import { TAIL_SIZE } from "../../../domain/chat/limits.ts";
import type { ModelClient } from "./client.ts";
import { expectedOf } from "./expected.ts";
import { awardFaults, goodwillFaults } from "./goodwill.ts";
import { Ledger } from "./ledger.ts";
import type { Admitted } from "./platform.ts";
import { clientOf, type ModelScene, quiet } from "./scene.ts";
import { type Seen, type Stored, seenBy, storedIn } from "./view.ts";
import type { ModelWorld } from "./world.ts";

/** Everything in which clients, room, database and what was carried out differ once a room has come to rest; empty when they agree. */
export const contradictions = async (world: ModelWorld, scene: ModelScene): Promise<string[]> => {
  const { room, clients, ledger, plan } = scene;
  const stored = await storedIn(world.sql, room.id);
  const found = [
    ...disagreements(clients, ledger, stored),
    ...(await goodwillFaults(world.sql, room.id)),
    ...(await unexpected(world.sql, scene, stored)),
  ];

  // The room's own view: what it tells a newcomer of all that it remembers, and again after it has been put to sleep.
  for (const slept of [false, true]) {
    for (const until = Date.now() + 5_000; slept && !room.hibernate(); ) {
      if (Date.now() > until) return [...found, "the room does not fall asleep"];
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const [admitted] = plan.people as [Admitted];
    for (const query of ["", `&since=${Math.max(0, stored.lastSeq - TAIL_SIZE)}`]) {
      const name = `newcomer ${query}${slept ? " after sleep" : ""}`;
      const fresh = clientOf(name, room, admitted, new Ledger());
      fresh.connect(query);
      for (const until = Date.now() + 5_000; !fresh.received.Welcome && Date.now() < until; )
        await quiet(room);
      await quiet(room);
      const { lastSeq, lastRev } = fresh.state;
      if (lastSeq !== stored.lastSeq) found.push(`${name} hears of ${lastSeq}, stored are ${stored.lastSeq}`);
      if (lastRev !== stored.lastRev) found.push(`${name} hears of rev ${lastRev}, not ${stored.lastRev}`);
      found.push(...difference(fresh, stored.messages));
      fresh.disconnect();
    }
  }
  return found;
};

/** Everything in which the database differs from what was carried out, and what nobody had a right to. */
const unexpected = async (sql: postgres.Sql, scene: ModelScene, stored: Stored): Promise<string[]> => {
  const { book, plan, shelf } = scene;
  if (!book.isWhole) return [];
  const expected = expectedOf(book, plan.roles, shelf.files);
  const found = [...book.faults, ...expected.faults];
  const length = Math.max(expected.messages.length, stored.messages.length);
  for (let index = 0; index < length; index++) {
    const [must, is] = [text(expected.messages[index]), text(stored.messages[index])];
    if (must !== is) found.push(`carried out is ${must}, stored is ${is}`);
  }
  const revs = book.messages.length + book.changes.size;
  if (revs !== stored.lastRev) found.push(`${revs} were carried out, last_rev is ${stored.lastRev}`);
  const versions = stored.versions.map(({ messageId, content }) => `${messageId} ${content}`).toSorted();
  if (versions.join("\n") !== expected.versions.join("\n"))
    found.push(`versions are ${versions}, not ${expected.versions}`);
  const [audited] = await sql`select count(*)::int as count from audit_log
    where action = 'chat.deleted' and target_id = ${plan.id}`;
  if (audited?.count !== expected.audited)
    found.push(`${audited?.count} deletions are in the audit log, not ${expected.audited}`);
  for (const { id, messageId } of stored.files)
    if (messageId !== (expected.fileOwners.get(id) ?? null)) found.push(`file ${id} belongs to ${messageId}`);
  if (book.days.size <= 1) found.push(...(await awardFaults(sql, plan.id, expected.marks, plan.earned)));
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
  for (const [id, { userId, content, replyToId, isInRoom, fileIds }] of ledger.acknowledged) {
    const row = byId.get(id);
    if (!row) found.push(`acknowledged message ${id} is lost`);
    else if (row.userId !== userId || row.replyToId !== replyToId) found.push(`message ${id} is another's`);
    else if (row.isInRoom !== isInRoom) found.push(`message ${id} stands elsewhere than it was sent to`);
    else if (!row.isEdited && !row.isDeleted && row.content !== content)
      found.push(`message ${id} is another`);
    else if (!row.isDeleted && row.files.map((file) => file.split(" ")[0]).join() !== fileIds.join())
      found.push(`message ${id} was acknowledged with files ${fileIds}, has ${row.files}`);
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
      case "Pinned":
        return row.rev > change.rev || row.isPinned === (change.at !== null) ? [] : lost;
      default:
        return row.rev > change.rev || row.answerId === change.answerId ? [] : lost;
    }
  });
};

/** A client holds one range that ends with the newest message, each as it is stored. */
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
  const { seq, rev, ...rest } = seen;
  return JSON.stringify([seq, rev, ...Object.entries(rest).toSorted().flat()]);
};
