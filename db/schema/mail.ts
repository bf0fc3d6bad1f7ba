import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uuid, varchar } from "drizzle-orm/pg-core";
import { citext, createdAt, id, moment } from "./columns.ts";
import { users } from "./identity.ts";

/** What a mail says, as it is sent; gone from its row once it is. */
export interface QueuedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export const mailQueue = pgTable(
  "mail_queue",
  {
    id: id(),
    mail: varchar("mail", { length: 60 }).notNull(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    toAddress: citext("to_address").notNull(),
    message: jsonb("message").$type<QueuedMessage>(),
    idempotencyKey: varchar("idempotency_key", { length: 256 })
      .notNull()
      .unique("mail_queue_idempotency_key_key"),
    /** Mails of one batch are sent by one request, the same one again where it is not known whether it arrived. */
    batchId: uuid("batch_id"),
    createdAt: createdAt(),
    availableAt: createdAt("available_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    sentAt: moment("sent_at"),
    setAsideAt: moment("set_aside_at"),
  },
  (t) => [
    index("mail_queue_due_idx").on(t.availableAt, t.id).where(sql`sent_at is null and set_aside_at is null`),
    index("mail_queue_batch_id_idx").on(t.batchId).where(sql`sent_at is null`),
    index("mail_queue_set_aside_at_idx").on(t.setAsideAt).where(sql`set_aside_at is not null`),
    index("mail_queue_sent_at_idx").on(t.sentAt).where(sql`sent_at is not null`),
    index("mail_queue_user_id_idx").on(t.userId),
    check("mail_queue_mail_check", sql`${t.mail} ~ '^[a-z][a-z0-9-]*$'`),
    check("mail_queue_attempts_check", sql`${t.attempts} >= 0`),
    /** What was sent is not kept: it may hold what only its reader should know. */
    check("mail_queue_message_check", sql`(${t.message} is null) = (${t.sentAt} is not null)`),
    check("mail_queue_set_aside_at_check", sql`${t.setAsideAt} is null or ${t.sentAt} is null`),
  ],
);

export const localMails = pgTable(
  "local_mails",
  {
    id: id(),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    headers: jsonb("headers").$type<Record<string, string>>().notNull().default({}),
    tags: jsonb("tags").$type<Record<string, string>>().notNull().default({}),
    idempotencyKey: varchar("idempotency_key", { length: 300 }).unique(),
    createdAt: createdAt(),
  },
  (t) => [index("local_mails_to_address_idx").on(t.toAddress, t.createdAt)],
);
