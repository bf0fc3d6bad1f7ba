import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import {
  chatMessages,
  chatMessageVersions,
  chatReactions,
  chatReadMarkers,
  chatRooms,
} from "../schema/index.ts";
import { claudeCodeThreads } from "./data/chat-claude-code.ts";
import { courseThreads } from "./data/chat-courses.ts";
import type { Line, Thread } from "./data/chat-data.ts";
import { anyCourseThreads } from "./data/chat-generic.ts";
import {
  after,
  ago,
  type Course,
  DAY,
  HOUR,
  idAt,
  insert,
  MINUTE,
  membersOf,
  type Person,
  person,
  type World,
} from "./world.ts";

const emojis = ["👍", "❤️", "🎉", "😂", "🙏"];

/** Messages of the room that each of them has not read in the course's; others get a few at random. */
const unread = new Map([
  ["sarah", 4],
  ["lee", 7],
  ["marcus", 2],
]);

type Cast = (who: Line[0]) => Person;

function castOf(world: World, of: Course): Cast {
  if (of.slug === "intro-to-claude-code") {
    const known = { c: "gabriel", t: "marcus", u: "nadia", a: "sarah", b: "lee", d: "ben" } as const;
    return (who) => person(world, known[who]);
  }
  const teacher = of.teachers[0] ?? of.creator;
  const students = membersOf(world, of).filter((member) => member !== of.creator && member !== teacher);
  const [a = teacher, b = a, d = b] = world.random.sample(students, 3);
  return (who) => ({ c: of.creator, t: teacher, u: teacher, a, b, d })[who];
}

/** The rooms' histories of the last three weeks, without gaps in `seq`, with edits, reactions, pins and answered questions. */
export async function seedChat(world: World): Promise<void> {
  const rest = world.random.sample(anyCourseThreads, anyCourseThreads.length);
  for (const of of world.courses.values()) {
    if (of.slug === "intro-to-claude-code") await seedRoom(world, of, claudeCodeThreads);
    else await seedRoom(world, of, [...(courseThreads[of.slug] ?? []), ...rest.splice(0, 1)]);
  }
}

type Message = typeof chatMessages.$inferInsert & { readonly createdAt: Date };

function write(world: World, of: Course, threads: readonly Thread[]): Message[] {
  const cast = castOf(world, of);
  const messages: Message[] = [];
  threads.forEach((thread, index) => {
    // The last thread ends an hour ago, the others lie evenly over three weeks.
    const share = (index + 1) / threads.length;
    let at = ago(world, (1 - share) * 21 * DAY + 3 * HOUR);
    const ids = thread.map(() => "");
    const firsts = new Map<string, string>();
    thread.forEach(([who, content, repliesTo, also], line) => {
      at = after(at, world.random.int(20, 9 * 60) * 1_000);
      const id = idAt(world, at);
      ids[line] = id;
      const replyToId = repliesTo === undefined ? null : (ids[repliesTo] ?? null);
      const threadId = replyToId === null ? null : (firsts.get(replyToId) ?? replyToId);
      if (threadId !== null) firsts.set(id, threadId);
      const seq = messages.length + 1;
      messages.push({
        id,
        roomId: of.chatRoomId,
        userId: cast(who).id,
        content,
        replyToId,
        threadId,
        isInRoom: replyToId === null || also !== undefined,
        seq,
        rev: seq,
        bodyHash: createHash("sha256").update(content).digest(),
        createdAt: at,
      });
    });
  });
  return messages;
}

/** Pins what the creator wrote first, and marks what was first answered to a student's question by who teaches. */
function mark(of: Course, messages: readonly Message[]): Set<Message> {
  const marked = new Set<Message>();
  const welcome = messages.find(({ userId, threadId }) => userId === of.creator.id && threadId === null);
  if (welcome) {
    Object.assign(welcome, { pinnedAt: after(welcome.createdAt, MINUTE), pinnedBy: of.creator.id });
    marked.add(welcome);
  }
  const teaching = new Set([of.creator, ...of.teachers].map(({ id }) => id));
  for (const question of messages) {
    if (question.threadId !== null || teaching.has(question.userId) || !question.content.includes("?"))
      continue;
    const replies = new Map(
      messages.filter(({ threadId }) => threadId === question.id).map((reply) => [reply.id, reply]),
    );
    // What others have asked or said in between is no part of the question.
    const isToAsker = ({ replyToId }: Message): boolean => {
      const parent = replies.get(replyToId ?? "");
      if (!parent) return true;
      return (parent.userId === question.userId || teaching.has(parent.userId)) && isToAsker(parent);
    };
    const answer = replies
      .values()
      .find((reply) => teaching.has(reply.userId) && !reply.content.endsWith("?") && isToAsker(reply));
    if (!answer) continue;
    Object.assign(question, { answerId: answer.id, answeredAt: after(answer.createdAt, 5 * MINUTE) });
    marked.add(question);
  }
  return marked;
}

async function seedRoom(world: World, of: Course, threads: readonly Thread[]): Promise<void> {
  const { random } = world;
  const messages = write(world, of, threads);
  const members = membersOf(world, of);
  let lastRev = messages.length;
  const reactions: (typeof chatReactions.$inferInsert)[] = [];
  const versions: (typeof chatMessageVersions.$inferInsert)[] = [];
  const marked = mark(of, messages);
  for (const message of messages) {
    const edited = random.chance(0.03);
    const liked = random.chance(0.2);
    if (!edited && !liked && !marked.has(message)) continue;
    message.rev = ++lastRev;
    if (edited) {
      const { content, id: messageId, rev, userId: changedBy } = message;
      const createdAt = after(message.createdAt, 2 * MINUTE);
      message.editedAt = createdAt;
      versions.push({ messageId, rev, content: `${content} (typos to follow)`, changedBy, createdAt });
    }
    if (!liked) continue;
    for (const { id } of random.sample(members, random.int(1, 3))) {
      if (id === message.userId) continue;
      reactions.push({
        messageId: message.id,
        userId: id,
        emoji: random.pick(emojis),
        createdAt: after(message.createdAt, random.int(1, 50) * MINUTE),
      });
    }
  }
  insert(world, chatMessages, messages);
  insert(world, chatReactions, reactions);
  insert(world, chatMessageVersions, versions);
  const lastSeq = messages.length;
  const inRoom = messages.filter(({ isInRoom }) => isInRoom);
  await world.db.update(chatRooms).set({ lastSeq, lastRev }).where(eq(chatRooms.id, of.chatRoomId));
  insert(
    world,
    chatReadMarkers,
    members.map(({ id, handle }) => {
      const left = unread.get(handle) ?? random.int(0, 6);
      const firstNew = left === 0 ? lastSeq + 1 : (inRoom.at(-left)?.seq ?? 1);
      return {
        roomId: of.chatRoomId,
        userId: id,
        lastReadSeq: firstNew - 1,
        updatedAt: ago(world, random.int(1, 40) * HOUR),
      };
    }),
  );
}
