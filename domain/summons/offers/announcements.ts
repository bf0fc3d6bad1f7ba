import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { ACTOR, COURSE, type Notifications } from "../../notifications/service.ts";
import type { ActorMessage } from "../../shared/actors.ts";
import type { Outbox, OutboxMessage } from "../../shared/outbox.ts";
import { MIN_TALK_SECONDS } from "../limits.ts";
import type { Summon } from "../model.ts";
import { selectSummons } from "../store/rows.ts";
import { askedInRow, calledFor, offeredOf } from "./candidates.ts";

export interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly notifications: Notifications["Service"];
}

const toInbox = (userIds: readonly string[], message: ActorMessage): OutboxMessage[] =>
  userIds.map((roomId) => ({ party: "inbox", roomId, message }));

const reload = (id: string): OutboxMessage => ({ party: "summon", roomId: id, message: { _tag: "Reload" } });

/** Who hears what of a summon. Everything joins the running transaction and goes out once that is committed. */
export const makeAnnouncements = ({ database, outbox, notifications }: Deps) => {
  const userIds = (of: ReturnType<typeof sql>) =>
    Effect.map(database.rows<{ id: string }>(sql`select x.user_id as id from ${of} x`), (rows) =>
      rows.map(({ id }) => id),
    );

  /** To its room, to the rooms of those whose question it asks again, and to its people. */
  const changed = Effect.fnUntraced(function* (summon: Summon) {
    const people = [summon.studentId, ...(summon.responderId === null ? [] : [summon.responderId])];
    const earlier = summon.repeats === undefined ? [] : yield* earlierOf(summon.id);
    const message = { _tag: "SummonChanged", summon };
    return [reload(summon.id), ...earlier.map(reload), ...toInbox(people, message)];
  });

  const earlierOf = (id: string) =>
    Effect.map(
      database.rows<{ id: string }>(sql`
          with recursive earlier as (
            select s.repeats_id as id from help_summons s where s.id = ${id}
            union all select s.repeats_id from help_summons s join earlier e on s.id = e.id)
          select id from earlier where id is not null`),
      (rows) => rows.map((row) => row.id),
    );

  const notify = (
    summon: Summon,
    userId: string,
    what: string,
    title: string,
    body: string,
    actorId?: string,
  ) =>
    notifications.notify({
      userId,
      type: what === "paid" ? "goodwill" : "summon",
      title,
      body,
      actionUrl: `/help/${summon.id}`,
      cause: `summon:${summon.id}:${what}`,
      subject: { type: "summon", id: summon.id },
      ...(actorId === undefined ? {} : { actorId }),
    });

  /** A new call: to everybody who may answer it and is free, and to its room, which sets the alarm of its expiry. */
  const opened = Effect.fn("summons.opened")(function* (summon: Summon) {
    const asked = {
      id: sql`${summon.id}::uuid`,
      courseId: sql`${summon.courseId}::uuid`,
      studentId: sql`${summon.studentId}::uuid`,
    };
    const helpers = yield* userIds(calledFor(asked));
    yield* outbox.publish([
      ...(yield* changed(summon)),
      ...toInbox(helpers, { _tag: "SummonOffer", summon }),
    ]);
  });

  /** Somebody won: to the two, and to everybody who was offered it. */
  const taken = Effect.fn("summons.taken")(function* (summon: Summon) {
    const { responder } = summon;
    if (responder === null) return;
    const told = new Set([...(yield* userIds(offeredOf(summon.id))), responder.id]);
    const message = {
      _tag: "SummonTaken",
      summonId: summon.id,
      responderId: responder.id,
      responderName: responder.name,
    };
    yield* outbox.publish([...(yield* changed(summon)), ...toInbox([...told], message)]);
    const body = `${ACTOR} accepted your request in ${COURSE}.`;
    yield* notify(summon, summon.studentId, "taken", `${ACTOR} is here to help`, body, responder.id);
  });

  /** A call that nobody took is over: to the student and to everybody who was offered it. */
  const closed = Effect.fn("summons.closed")(function* (summon: Summon) {
    const told = yield* userIds(offeredOf(summon.id));
    const message = { _tag: "SummonClosed", summonId: summon.id, status: summon.status };
    yield* outbox.publish([...(yield* changed(summon)), ...toInbox(told, message)]);
    if (summon.status !== "expired") return;
    const body = `Your request in ${COURSE} expired. Your ${summon.points} points are back.`;
    yield* notify(summon, summon.studentId, "expired", "Nobody was free in time", body);
  });

  /** Pending calls that somebody may answer now, to their inbox: they have become available or free. */
  const offersTo = Effect.fn("summons.offersTo")(function* (userId: string) {
    const offers = yield* pendingFor(database, userId);
    yield* outbox.publish(offers.flatMap((summon) => toInbox([userId], { _tag: "SummonOffer", summon })));
  });

  /** A help is over; `byUserId` is who left it unfinished, if somebody did. */
  const ended = Effect.fn("summons.ended")(function* (summon: Summon, byUserId: string | null) {
    const { student, responder } = summon;
    yield* outbox.publish(yield* changed(summon));
    if (responder === null) return;
    if (summon.pointsAwarded !== null) {
      const title = `You earned ${summon.pointsAwarded} goodwill points`;
      yield* notify(summon, responder.id, "paid", title, `For helping ${ACTOR} in ${COURSE}.`, student.id);
    } else if (byUserId !== null) {
      const [left, other] = byUserId === student.id ? [student, responder] : [responder, student];
      const body =
        other.id === student.id
          ? `Your ${summon.points} points are back.`
          : `Points are awarded after ${MIN_TALK_SECONDS / 60} minutes together. If you two talk again today, it adds up.`;
      yield* notify(summon, other.id, "left", `${ACTOR} ended your live help`, body, left.id);
    }
    yield* offersTo(student.id);
    yield* offersTo(responder.id);
  });

  /** The question of a help whose helper was gone goes out again: `again` takes its place. */
  const askedAgain = Effect.fn("summons.askedAgain")(function* (left: Summon, again: Summon) {
    const { student, responder } = left;
    yield* outbox.publish(yield* changed(left));
    yield* opened(again);
    if (responder === null) return;
    const body = `You’d left the help room, so the question in ${COURSE} went to other helpers.`;
    yield* notify(left, responder.id, "others", `${ACTOR} asked other helpers`, body, student.id);
    yield* offersTo(responder.id);
  });

  return { opened, taken, closed, ended, askedAgain, offersTo };
};
export type Announcements = ReturnType<typeof makeAnnouncements>;

/** Pending summons that the user may answer now, the newest first. */
export const pendingFor = (database: Database["Service"], userId: string) =>
  database.query((db) =>
    selectSummons(
      db,
      sql`help_summons.status = 'pending' and help_summons.expires_at > clock_timestamp() and exists (
        select 1 from ${calledFor(askedInRow)} x where x.user_id = ${userId})`,
    ),
  );
