import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, currency, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";
import { enrollments } from "./learning.ts";

export const transactionStatus = pgEnum("transaction_status", ["pending", "completed", "refunded", "failed"]);
export const splitRecipientType = pgEnum("split_recipient_type", [
  "platform",
  "creator",
  "creator_royalty",
  "student_teacher",
]);
export const splitStatus = pgEnum("split_status", ["pending", "paid", "reversed"]);
export const payoutStatus = pgEnum("payout_status", ["pending", "processing", "completed", "failed"]);
export const refundStatus = pgEnum("refund_status", ["pending", "completed", "failed"]);
export const checkoutStatus = pgEnum("checkout_status", ["open", "completed", "expired", "cancelled"]);

export const checkouts = pgTable(
  "checkouts",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    studentTeacherId: uuid("student_teacher_id").references(() => users.id, { onDelete: "restrict" }),
    employerId: uuid("employer_id").references(() => users.id, { onDelete: "restrict" }),
    amountCents: integer("amount_cents").notNull(),
    discountCents: integer("discount_cents").notNull().default(0),
    currency: currency(),
    stripeSessionId: text("stripe_session_id").unique("checkouts_stripe_session_id_key"),
    status: checkoutStatus("status").notNull().default("open"),
    enrollmentId: uuid("enrollment_id").references(() => enrollments.id, { onDelete: "restrict" }),
    expiresAt: moment("expires_at").notNull(),
    completedAt: moment("completed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("checkouts_user_id_idx").on(t.userId, t.courseId),
    uniqueIndex("checkouts_open_key").on(t.userId, t.courseId).where(sql`status = 'open'`),
    index("checkouts_open_idx").on(t.expiresAt).where(sql`status = 'open'`),
    check("checkouts_amount_cents_check", sql`${t.amountCents} >= 0 and ${t.discountCents} >= 0`),
    check("checkouts_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "checkouts_completed_check",
      sql`(${t.status} = 'completed') = (${t.completedAt} is not null and ${t.enrollmentId} is not null)`,
    ),
  ],
);

/** Its currency is that of the enrolment's course: a trigger (a migration by hand) refuses another. */
export const transactions = pgTable(
  "transactions",
  {
    id: id(),
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "restrict" }),
    amountCents: integer("amount_cents").notNull(),
    currency: currency(),
    stripePaymentId: text("stripe_payment_id").notNull().unique("transactions_stripe_payment_id_key"),
    stripeChargeId: text("stripe_charge_id"),
    transferGroup: text("transfer_group"),
    status: transactionStatus("status").notNull().default("pending"),
    paidAt: moment("paid_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("transactions_id_enrollment_id_currency_key").on(t.id, t.enrollmentId, t.currency),
    index("transactions_enrollment_id_idx").on(t.enrollmentId),
    index("transactions_transfer_group_idx").on(t.transferGroup),
    check("transactions_amount_cents_check", sql`${t.amountCents} >= 0`),
    check("transactions_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "transactions_paid_at_check",
      sql`${t.status} not in ('completed', 'refunded') or ${t.paidAt} is not null`,
    ),
  ],
);

export const payouts = pgTable(
  "payouts",
  {
    id: id(),
    recipientId: uuid("recipient_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    amountCents: integer("amount_cents").notNull(),
    currency: currency(),
    stripeTransferId: text("stripe_transfer_id").unique("payouts_stripe_transfer_id_key"),
    status: payoutStatus("status").notNull().default("pending"),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    approvedAt: createdAt("approved_at"),
    paidAt: moment("paid_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("payouts_id_recipient_id_currency_key").on(t.id, t.recipientId, t.currency),
    index("payouts_recipient_id_idx").on(t.recipientId, t.createdAt),
    index("payouts_status_idx").on(t.status),
    check("payouts_amount_cents_check", sql`${t.amountCents} > 0`),
    check("payouts_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("payouts_approved_by_check", sql`${t.approvedBy} <> ${t.recipientId}`),
    check("payouts_paid_at_check", sql`${t.status} <> 'completed' or ${t.paidAt} is not null`),
  ],
);

/** What one recipient is entitled to of one payment; `percentage` in whole percent, rounded amounts in cents. */
export const paymentSplits = pgTable(
  "payment_splits",
  {
    id: id(),
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "restrict" }),
    transactionId: uuid("transaction_id").notNull(),
    recipientId: uuid("recipient_id").references(() => users.id, { onDelete: "restrict" }),
    recipientType: splitRecipientType("recipient_type").notNull(),
    amountCents: integer("amount_cents").notNull(),
    currency: currency(),
    percentage: integer("percentage").notNull(),
    stripeTransferId: text("stripe_transfer_id").unique("payment_splits_stripe_transfer_id_key"),
    payoutId: uuid("payout_id"),
    status: splitStatus("status").notNull().default("pending"),
    createdAt: createdAt(),
    paidAt: moment("paid_at"),
  },
  (t) => [
    foreignKey({
      name: "payment_splits_transaction_fk",
      columns: [t.transactionId, t.enrollmentId, t.currency],
      foreignColumns: [transactions.id, transactions.enrollmentId, transactions.currency],
    }).onDelete("restrict"),
    foreignKey({
      name: "payment_splits_payout_fk",
      columns: [t.payoutId, t.recipientId, t.currency],
      foreignColumns: [payouts.id, payouts.recipientId, payouts.currency],
    }).onDelete("restrict"),
    index("payment_splits_enrollment_id_idx").on(t.enrollmentId),
    index("payment_splits_transaction_id_idx").on(t.transactionId),
    index("payment_splits_recipient_id_idx").on(t.recipientId, t.status),
    index("payment_splits_payout_id_idx").on(t.payoutId),
    check("payment_splits_amount_cents_check", sql`${t.amountCents} >= 0`),
    check("payment_splits_percentage_check", sql`${t.percentage} between 0 and 100`),
    check("payment_splits_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "payment_splits_recipient_check",
      sql`(${t.recipientType} = 'platform') = (${t.recipientId} is null)`,
    ),
    check(
      "payment_splits_platform_check",
      sql`${t.recipientType} <> 'platform' or (${t.stripeTransferId} is null and ${t.payoutId} is null)`,
    ),
    check("payment_splits_paid_at_check", sql`${t.status} <> 'paid' or ${t.paidAt} is not null`),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    transactionId: uuid("transaction_id").notNull(),
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "restrict" }),
    amountCents: integer("amount_cents").notNull(),
    currency: currency(),
    reason: text("reason"),
    stripeRefundId: text("stripe_refund_id").unique("refunds_stripe_refund_id_key"),
    status: refundStatus("status").notNull().default("pending"),
    requestedBy: uuid("requested_by").references(() => users.id, { onDelete: "restrict" }),
    approvedBy: uuid("approved_by").references(() => users.id, { onDelete: "restrict" }),
    completedAt: moment("completed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "refunds_transaction_fk",
      columns: [t.transactionId, t.enrollmentId, t.currency],
      foreignColumns: [transactions.id, transactions.enrollmentId, transactions.currency],
    }).onDelete("restrict"),
    index("refunds_transaction_id_idx").on(t.transactionId),
    index("refunds_enrollment_id_idx").on(t.enrollmentId),
    check("refunds_amount_cents_check", sql`${t.amountCents} > 0`),
    check("refunds_completed_at_check", sql`(${t.status} = 'completed') = (${t.completedAt} is not null)`),
  ],
);

export const employerSponsorships = pgTable(
  "employer_sponsorships",
  {
    id: id(),
    employerId: uuid("employer_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    enrollmentId: uuid("enrollment_id").notNull().unique("employer_sponsorships_enrollment_id_key"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "employer_sponsorships_enrollment_fk",
      columns: [t.enrollmentId, t.studentId],
      foreignColumns: [enrollments.id, enrollments.studentId],
    }).onDelete("restrict"),
    index("employer_sponsorships_employer_id_idx").on(t.employerId),
    index("employer_sponsorships_student_id_idx").on(t.studentId),
    check("employer_sponsorships_people_check", sql`${t.employerId} <> ${t.studentId}`),
  ],
);
