import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ACTOR, COURSE, ROOM } from "../../domain/notifications/store/names.ts";
import { chatMessages, notificationPreferences, notifications } from "../schema/index.ts";
import {
  after,
  ago,
  type Course,
  course,
  HOUR,
  idAt,
  insert,
  MINUTE,
  type Person,
  person,
  type World,
} from "./world.ts";

type Row = Omit<typeof notifications.$inferInsert, "id" | "cause" | "createdAt" | "userId"> & {
  readonly user: Person;
  readonly at: Date;
};

/** Those who find something under the bell. */
const readers = ["sarah", "lee", "marcus", "nadia", "gabriel"] as const;

/** How much of each kind. */
const REPLIES = 3;
const HELPS = 2;
const BOOKINGS = 2;

/** Sessions that begin within the hour or are on, and those that were booked lately. */
const ofSessions = (world: World, user: Person): readonly Row[] => {
  const mine = world.sessions.filter(
    ({ enrollment, status }) =>
      status === "scheduled" && (enrollment.student === user || enrollment.teacher === user),
  );
  const soon = mine.filter(
    ({ start, end }) => end > world.now && start.getTime() < world.now.getTime() + HOUR,
  );
  const later = mine.filter((session) => !soon.includes(session) && session.start > world.now);
  const otherOf = ({ enrollment }: (typeof mine)[number]) =>
    enrollment.student === user ? enrollment.teacher : enrollment.student;
  return [
    ...soon.map((session): Row => {
      const isOn = session.start <= world.now;
      return {
        user,
        type: "session_reminder",
        title: isOn ? `Your session with ${ACTOR} is on` : `Your session with ${ACTOR} starts soon`,
        body: session.enrollment.course.title,
        actionUrl: `/sessions/${session.id}`,
        actorId: otherOf(session).id,
        isRead: false,
        at: isOn ? session.start : ago(world, 10 * MINUTE),
      };
    }),
    ...later.slice(0, BOOKINGS).map(
      (session, index): Row => ({
        user,
        type: "session",
        title:
          session.enrollment.teacher === user ? `New session with ${ACTOR}` : `Session with ${ACTOR} booked`,
        body: session.enrollment.course.title,
        actionUrl: `/sessions/${session.id}`,
        actorId: otherOf(session).id,
        isRead: index > 0,
        at: ago(world, (20 + 9 * index) * HOUR),
      }),
    ),
  ];
};

/** Helps that were given, to whoever gave them, and thanks for them. */
const ofHelps = (world: World, user: Person): readonly Row[] =>
  world.goodwill
    .filter(({ reason, to }) => reason === "summon_help" && to === user)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, HELPS)
    .flatMap(({ from, points, summonId, at }): readonly Row[] =>
      from === null || summonId === null
        ? []
        : [
            {
              user,
              type: "goodwill",
              title: `You earned ${points} goodwill points`,
              body: `For helping ${ACTOR} in ${COURSE}.`,
              actionUrl: `/help/${summonId}`,
              actorId: from.id,
              subjectType: "summon",
              subjectId: summonId,
              isRead: true,
              at,
            },
          ],
    );

/** The newest replies of others to what somebody wrote in the room of a course. */
const ofReplies = async (world: World, user: Person, of: Course): Promise<readonly Row[]> => {
  const asked = alias(chatMessages, "asked");
  const replies = await world.db
    .select({
      id: chatMessages.id,
      content: chatMessages.content,
      userId: chatMessages.userId,
      createdAt: chatMessages.createdAt,
    })
    .from(chatMessages)
    .innerJoin(asked, eq(asked.id, chatMessages.replyToId))
    .where(
      and(
        eq(chatMessages.roomId, of.chatRoomId),
        isNotNull(chatMessages.threadId),
        eq(asked.userId, user.id),
        ne(chatMessages.userId, user.id),
        sql`not ${chatMessages.isDeleted}`,
      ),
    )
    .orderBy(desc(chatMessages.seq))
    .limit(REPLIES);
  return replies.map(
    (reply, index): Row => ({
      user,
      type: "chat",
      title: `${ACTOR} replied in a thread in ${ROOM}`,
      // What nobody marks up: the demo data's texts have no Markdown but code.
      body: reply.content.replaceAll("`", ""),
      actionUrl: `/courses/${of.slug}/chat?message=${reply.id}`,
      actorId: reply.userId,
      roomId: of.chatRoomId,
      subjectType: "chat_message",
      subjectId: reply.id,
      isRead: index > 0,
      at: after(reply.createdAt, 1_000),
    }),
  );
};

/** What the demo accounts find under the bell, all of it about what is there; and what reaches some of them otherwise. */
export async function seedNotifications(world: World): Promise<void> {
  const of = course(world, "intro-to-claude-code");
  for (const handle of readers) {
    const user = person(world, handle);
    const rows = [
      ...ofSessions(world, user),
      ...ofHelps(world, user),
      ...(await ofReplies(world, user, of)),
    ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
    insert(
      world,
      notifications,
      rows.map(({ user: { id }, at, ...row }, index) => ({
        ...row,
        id: idAt(world, at),
        userId: id,
        cause: `demo:${index}`,
        createdAt: at,
      })),
    );
  }
  insert(world, notificationPreferences, [
    { userId: person(world, "lee").id, type: "chat", email: false, push: false },
    { userId: person(world, "lee").id, type: "newsletter", email: false, push: false },
    { userId: person(world, "marcus").id, type: "chat", email: false },
    { userId: person(world, "gabriel").id, type: "enrollment", push: false },
  ]);
}
