import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns.ts";
import { users } from "./identity.ts";

export const features = pgTable(
  "features",
  {
    id: varchar("id", { length: 60 }).primaryKey(),
    name: text("name").notNull(),
    description: text("description"),
    enabled: boolean("enabled").notNull().default(false),
    allowedRoles: text("allowed_roles").array().notNull().default(sql`'{*}'`),
    block: integer("block"),
    requires: text("requires").array().default(sql`'{}'`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("features_id_check", sql`${t.id} ~ '^[a-z][a-z0-9_]*$'`),
    check(
      "features_allowed_roles_check",
      sql`${t.allowedRoles} <@ array['*', 'student', 'student_teacher', 'creator', 'admin', 'moderator', 'employer']`,
    ),
    check("features_block_check", sql`${t.block} between 0 and 9`),
    check("features_requires_check", sql`not (${t.id} = any(${t.requires}))`),
  ],
);

export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    party: text("party").notNull(),
    roomId: text("room_id").notNull(),
    payload: jsonb("payload").notNull(),
    createdAt: createdAt(),
    availableAt: createdAt("available_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    deliveredAt: moment("delivered_at"),
    setAsideAt: moment("set_aside_at"),
  },
  (t) => [
    index("outbox_due_idx").on(t.availableAt).where(sql`delivered_at is null and set_aside_at is null`),
    index("outbox_set_aside_at_idx").on(t.setAsideAt).where(sql`set_aside_at is not null`),
    index("outbox_delivered_at_idx").on(t.deliveredAt).where(sql`delivered_at is not null`),
    check("outbox_attempts_check", sql`${t.attempts} >= 0`),
    check("outbox_set_aside_at_check", sql`${t.setAsideAt} is null or ${t.deliveredAt} is null`),
  ],
);

export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: id(),
    provider: text("provider", { enum: ["stripe", "resend", "plugnmeet"] }).notNull(),
    eventId: text("event_id").notNull(),
    payload: jsonb("payload").notNull(),
    receivedAt: createdAt("received_at"),
    availableAt: createdAt("available_at"),
    attempts: integer("attempts").notNull().default(0),
    processedAt: moment("processed_at"),
    error: text("error"),
    setAsideAt: moment("set_aside_at"),
  },
  (t) => [
    unique("webhook_events_provider_event_id_key").on(t.provider, t.eventId),
    index("webhook_events_due_idx")
      .on(t.availableAt)
      .where(sql`processed_at is null and set_aside_at is null`),
    index("webhook_events_processed_at_idx").on(t.processedAt).where(sql`payload <> '{}'`),
    index("webhook_events_set_aside_at_idx").on(t.setAsideAt).where(sql`set_aside_at is not null`),
    /** The events of one person's mails. */
    index("webhook_events_mail_user_idx")
      .on(sql`(payload -> 'data' -> 'tags' ->> 'user')`)
      .where(sql`provider = 'resend'`),
    check("webhook_events_provider_check", sql`${t.provider} in ('stripe', 'resend', 'plugnmeet')`),
    check("webhook_events_attempts_check", sql`${t.attempts} >= 0`),
    check("webhook_events_set_aside_at_check", sql`${t.setAsideAt} is null or ${t.processedAt} is null`),
  ],
);

/** Work that failed too often to be tried again by itself, for whoever runs the installation. */
export const setAside = pgView("set_aside", {
  source: text("source").notNull(),
  id: uuid("id").notNull(),
  subject: text("subject").notNull(),
  attempts: integer("attempts").notNull(),
  lastError: text("last_error"),
  setAsideAt: moment("set_aside_at").notNull(),
}).as(sql`
  select 'outbox' as source, id, party || ' ' || room_id || ' ' || coalesce(payload ->> '_tag', '') as subject,
    attempts, last_error, set_aside_at
  from outbox where set_aside_at is not null
  union all
  select 'chat_notices', id, 'message ' || message_id, attempts, last_error, set_aside_at
  from chat_notices where set_aside_at is not null
  union all
  select 'mail_queue', id, 'mail ' || mail || coalesce(' to user ' || user_id, ''), attempts, last_error, set_aside_at
  from mail_queue where set_aside_at is not null
  union all
  select 'webhook_events', id, provider || ' ' || coalesce(payload ->> 'type', ''), attempts, error, set_aside_at
  from webhook_events where set_aside_at is not null`);

/**
 * Append only, as the goodwill book, and so without personal words: ids, names of kinds and amounts alone. Free text
 * stands where it can be erased. `actor_id` is null when the platform itself acted.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    actorId: uuid("actor_id").references(() => users.id, { onDelete: "restrict" }),
    action: text("action").notNull(),
    targetType: text("target_type").notNull(),
    targetId: text("target_id").notNull(),
    details: jsonb("details").notNull().default(sql`'{}'::jsonb`),
    createdAt: createdAt(),
  },
  (t) => [
    index("audit_log_target_idx").on(t.targetType, t.targetId, t.createdAt),
    index("audit_log_actor_id_idx").on(t.actorId, t.createdAt),
    index("audit_log_created_at_idx").on(t.createdAt),
    check("audit_log_target_id_check", sql`${t.targetId} !~ '[[:space:]@]'`),
    check(
      "audit_log_details_check",
      sql`not jsonb_path_exists(${t.details}, '$.** ? (@.type() == "string" && @ like_regex "[[:space:]@]")')`,
    ),
  ],
);
