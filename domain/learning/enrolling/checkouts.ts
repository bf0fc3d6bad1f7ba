import { type SQL, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { lockPerson } from "../../identity/access.ts";
import { Conflict, NotFound, ServiceUnavailable } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import type { Deps } from "../deps.ts";
import { CHECKOUT_MINUTES, EXPIRED_AT_ONCE } from "../limits.ts";
import { Checkout } from "../model.ts";
import { makeBegin } from "./begin.ts";
import type { CourseOnOffer } from "./course-on-offer.ts";
import { PaymentPage } from "./payment-page.ts";
import { readEnrollment } from "./rows.ts";

const notOnSale = () =>
  new Conflict({ message: "This course isn’t on sale yet. Payments haven’t been set up on this site." });
const noCheckout = () => new NotFound({ message: "This checkout doesn’t exist." });
const isOver = () => new Conflict({ message: "This checkout is over. Start again from the course’s page." });

/** A checkout that was opened, for its page. */
interface Opened {
  readonly id: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly courseTitle: string;
}

const Row = Schema.Struct({
  ...Checkout.fields,
  userId: Schema.String,
  courseId: Schema.String,
  creatorId: Schema.String,
  teacherId: Schema.NullOr(Schema.String),
  enrollmentId: Schema.NullOr(Schema.String),
  isOpen: Schema.Boolean,
});
const rows = rowsAs(Row);
const opened = rowsAs(Schema.Struct({ id: Schema.String, amountCents: Schema.Int, currency: Schema.String }));

/** Payments under way: what is bought at which price, until it is paid for, given up or over. */
export const makeCheckouts = (deps: Deps) => {
  const { database, outbox } = deps;
  const begin = makeBegin(deps);

  /**
   * Opens one in the running transaction, which has locked person and course. One that is open at the same price is
   * the same one, with the teacher who is wanted now; at another price it gives way to a new one.
   */
  const open = Effect.fn("Checkouts.open")(function* (
    userId: string,
    course: CourseOnOffer,
    teacherId: string | null,
  ) {
    if ((yield* PaymentPage) === null) return yield* notOnSale();
    yield* database.rows(sql`
      update checkouts set status = 'expired' where user_id = ${userId} and course_id = ${course.id}
        and status = 'open' and (amount_cents <> ${course.priceCents} or currency <> ${course.currency}
          or expires_at <= clock_timestamp())`);
    const found = yield* Effect.flatMap(
      database.rows(sql`
        insert into checkouts (user_id, course_id, student_teacher_id, amount_cents, currency, expires_at)
        values (${userId}, ${course.id}, ${teacherId}, ${course.priceCents}, ${course.currency},
          clock_timestamp() + make_interval(mins => ${CHECKOUT_MINUTES}))
        on conflict (user_id, course_id) where status = 'open'
          do update set student_teacher_id = excluded.student_teacher_id
        returning id, amount_cents as "amountCents", currency`),
      opened,
    );
    const [checkout] = found;
    return checkout === undefined ? yield* noCheckout() : { ...checkout, courseTitle: course.title };
  });

  /** The address where it is paid, once it is committed. */
  const pageOf = Effect.fn("Checkouts.pageOf")(function* ({ id, ...payable }: Opened) {
    const page = yield* PaymentPage;
    if (page === null) return yield* notOnSale();
    const url = yield* page.open({ checkoutId: id, ...payable }).pipe(
      Effect.tapError(({ reason }) => Effect.logWarning(`checkout ${id} has no page: ${reason}`)),
      Effect.mapError(
        () =>
          new ServiceUnavailable({
            message: "The payment page can’t be reached right now. Nothing was paid.",
          }),
      ),
    );
    return { id, url };
  });

  const select = Effect.fnUntraced(function* (userId: string, id: string, lock: SQL) {
    const found = yield* Effect.flatMap(
      database.rows(sql`
        select k.id, case when k.status = 'open' and k.expires_at <= clock_timestamp() then 'expired'
            else k.status::text end as status,
          json_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'creator', ${personSql(sql`o`)}) as course,
          ${personSql(sql`t`)} as teacher, k.amount_cents as "amountCents", k.discount_cents as "discountCents",
          k.currency, coalesce(c.session_count, 0) as "sessionCount", c.session_minutes as "sessionMinutes",
          ${instantSql(sql`k.expires_at`)} as "expiresAt", k.user_id as "userId", k.course_id as "courseId",
          c.creator_id as "creatorId", k.student_teacher_id as "teacherId", k.enrollment_id as "enrollmentId",
          k.status = 'open' and k.expires_at > clock_timestamp() as "isOpen"
        from checkouts k join courses c on c.id = k.course_id join users o on o.id = c.creator_id
          left join users t on t.id = k.student_teacher_id
        where k.id = ${id} and k.user_id = ${userId} ${lock}`),
      rows,
    );
    return found[0] ?? (yield* noCheckout());
  });

  const byId = Effect.fn("Checkouts.byId")(function* (userId: string, id: string) {
    const {
      userId: _u,
      courseId: _c,
      creatorId: _o,
      teacherId: _t,
      enrollmentId: _e,
      isOpen: _i,
      ...shown
    } = yield* select(userId, id, sql``);
    return shown satisfies Checkout;
  });

  /**
   * It was paid: the enrolment begins at its price in the same transaction, and a second word of it changes nothing.
   * What was paid for always begins, a course that was closed meanwhile too.
   */
  const complete = Effect.fn("Checkouts.complete")(function* (userId: string, id: string) {
    yield* database.query((db) => lockPerson(db, userId));
    const checkout = yield* select(userId, id, sql`for update of k, c`);
    if (checkout.enrollmentId !== null) return checkout.enrollmentId;
    if (!checkout.isOpen) return yield* isOver();
    const begun = yield* begin(userId, {
      course: { ...checkout.course, creatorId: checkout.creatorId },
      teacherId: checkout.teacherId,
      priceCents: checkout.amountCents + checkout.discountCents,
      discountCents: checkout.discountCents,
      sessionCount: checkout.sessionCount,
      sessionMinutes: checkout.sessionMinutes,
    });
    yield* database.rows(sql`update checkouts set status = 'completed', completed_at = clock_timestamp(),
      enrollment_id = ${begun.id} where id = ${id}`);
    return begun.id ?? (yield* noCheckout());
  });

  const paySandbox = Effect.fn("Checkouts.paySandbox")(function* (userId: string, id: string) {
    if (!(yield* PaymentPage)?.isSandbox) return yield* noCheckout();
    const enrollmentId = yield* outbox.transaction(complete(userId, id));
    return yield* readEnrollment(database, enrollmentId);
  });

  const cancel = Effect.fn("Checkouts.cancel")(function* (userId: string, id: string) {
    const checkout = yield* select(userId, id, sql`for update of k`);
    if (checkout.status === "completed") return yield* isOver();
    yield* database.rows(sql`update checkouts set status = 'cancelled' where id = ${id} and status = 'open'`);
  });

  /** The sweep: those whose time is over are so. */
  const expireDue = Effect.map(
    database.rows<{ readonly id: string }>(sql`
      update checkouts set status = 'expired' where id in (
        select id from checkouts where status = 'open' and expires_at <= clock_timestamp()
        order by expires_at limit ${EXPIRED_AT_ONCE} for update skip locked) returning id`),
    (expired) => expired.length,
  );

  return {
    open,
    pageOf,
    byId,
    paySandbox,
    cancel: (userId: string, id: string) => outbox.transaction(cancel(userId, id)),
    expireDue,
  };
};

export type Checkouts = ReturnType<typeof makeCheckouts>;
