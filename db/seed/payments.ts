import {
  checkouts,
  employerSponsorships,
  paymentSplits,
  payouts,
  refunds,
  transactions,
} from "../schema/index.ts";
import { after, ago, DAY, type Enrollment, HOUR, idAt, insert, MINUTE, person, type World } from "./world.ts";

interface Share {
  readonly recipientType: "platform" | "creator" | "creator_royalty" | "student_teacher";
  readonly recipientId: string | null;
  readonly percentage: number;
  readonly amountCents: number;
}

/** 15/85 where the creator teaches, 15/15/70 where an S-T does; recipients rounded down, the platform keeps the rest. */
function sharesOf({ course, teacher }: Enrollment, amountCents: number): Share[] {
  const part = (percentage: number) => Math.floor((amountCents * percentage) / 100);
  const shares: Share[] =
    teacher === course.creator
      ? [{ recipientType: "creator", recipientId: teacher.id, percentage: 85, amountCents: part(85) }]
      : [
          {
            recipientType: "creator_royalty",
            recipientId: course.creator.id,
            percentage: 15,
            amountCents: part(15),
          },
          {
            recipientType: "student_teacher",
            recipientId: teacher.id,
            percentage: 70,
            amountCents: part(70),
          },
        ];
  const given = shares.reduce((sum, share) => sum + share.amountCents, 0);
  return [
    { recipientType: "platform", recipientId: null, percentage: 15, amountCents: amountCents - given },
    ...shares,
  ];
}

/** Every enrolment paid in full; completed courses are paid out, cancelled ones refunded. */
export function seedPayments(world: World): void {
  const paid: (typeof transactions.$inferInsert)[] = [];
  const baskets: (typeof checkouts.$inferInsert)[] = [];
  const splits: (typeof paymentSplits.$inferInsert)[] = [];
  const returned: (typeof refunds.$inferInsert)[] = [];
  const owed = new Map<string, number>();
  const admin = person(world, "admin");
  for (const [index, enrollment] of world.enrollments.entries()) {
    const { course, status, enrolledAt, student } = enrollment;
    const id = idAt(world, enrolledAt);
    const refunded = status === "cancelled";
    const settled = status === "completed";
    const paidAt = after(enrolledAt, -MINUTE);
    baskets.push({
      userId: student.id,
      courseId: course.id,
      amountCents: course.priceCents,
      stripeSessionId: `cs_demo_${index}`,
      status: "completed",
      enrollmentId: enrollment.id,
      expiresAt: after(enrolledAt, DAY),
      completedAt: enrolledAt,
      createdAt: after(enrolledAt, -5 * MINUTE),
    });
    paid.push({
      id,
      enrollmentId: enrollment.id,
      amountCents: course.priceCents,
      stripePaymentId: `pi_demo_${index}`,
      stripeChargeId: `ch_demo_${index}`,
      transferGroup: `enrollment_${enrollment.id}`,
      status: refunded ? "refunded" : "completed",
      paidAt,
      createdAt: after(enrolledAt, -2 * MINUTE),
    });
    for (const [part, share] of sharesOf(enrollment, course.priceCents).entries()) {
      const transferred = settled && share.recipientId !== null;
      const settledAt = after(enrollment.endedAt ?? world.now, 2 * HOUR);
      if (transferred && share.recipientId) {
        owed.set(share.recipientId, (owed.get(share.recipientId) ?? 0) + share.amountCents);
      }
      splits.push({
        ...share,
        enrollmentId: enrollment.id,
        transactionId: id,
        stripeTransferId: transferred ? `tr_demo_${index}_${part}` : null,
        status: refunded ? "reversed" : settled ? "paid" : "pending",
        createdAt: enrolledAt,
        paidAt: settled ? settledAt : null,
      });
    }
    if (!refunded) continue;
    const refundedAt = enrollment.endedAt ?? world.now;
    returned.push({
      transactionId: id,
      enrollmentId: enrollment.id,
      amountCents: course.priceCents,
      reason: "Cancelled before the first session",
      stripeRefundId: `re_demo_${index}`,
      status: "completed",
      requestedBy: student.id,
      approvedBy: admin.id,
      completedAt: refundedAt,
      createdAt: refundedAt,
    });
  }
  insert(world, checkouts, baskets);
  insert(world, transactions, paid);
  insert(world, payouts, payoutsOf(world, owed, admin.id, splits));
  insert(world, paymentSplits, splits);
  insert(world, refunds, returned);
  seedSponsorships(world);
}

/** One batch for each recipient; writes the batch's id into the splits it pays. */
function payoutsOf(
  world: World,
  owed: ReadonlyMap<string, number>,
  approvedBy: string,
  splits: (typeof paymentSplits.$inferInsert)[],
): (typeof payouts.$inferInsert)[] {
  return [...owed].map(([recipientId, amountCents], index) => {
    const approvedAt = ago(world, 2 * DAY + index * MINUTE);
    const id = idAt(world, approvedAt);
    for (const split of splits) {
      if (split.status === "paid" && split.recipientId === recipientId) split.payoutId = id;
    }
    return {
      id,
      recipientId,
      amountCents,
      stripeTransferId: `po_demo_${index}`,
      status: "completed" as const,
      approvedBy,
      approvedAt,
      paidAt: after(approvedAt, HOUR),
      createdAt: approvedAt,
    };
  });
}

function seedSponsorships(world: World): void {
  const employer = person(world, "employer");
  const sponsored = world.enrollments.filter(
    ({ student, course }) =>
      (student.handle === "tariq" && course.slug === "intro-to-claude-code") ||
      (student.handle === "malik" && course.slug === "claude-code-for-teams"),
  );
  insert(
    world,
    employerSponsorships,
    sponsored.map(({ id, student, enrolledAt }) => ({
      employerId: employer.id,
      studentId: student.id,
      enrollmentId: id,
      createdAt: enrolledAt,
    })),
  );
}
