CREATE TABLE "mail_queue" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"mail" varchar(60) NOT NULL,
	"user_id" uuid,
	"to_address" "citext" NOT NULL,
	"message" jsonb,
	"idempotency_key" varchar(256) NOT NULL,
	"batch_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"set_aside_at" timestamp with time zone,
	CONSTRAINT "mail_queue_idempotency_key_key" UNIQUE("idempotency_key"),
	CONSTRAINT "mail_queue_mail_check" CHECK ("mail_queue"."mail" ~ '^[a-z][a-z0-9-]*$'),
	CONSTRAINT "mail_queue_attempts_check" CHECK ("mail_queue"."attempts" >= 0),
	CONSTRAINT "mail_queue_message_check" CHECK (("mail_queue"."message" is null) = ("mail_queue"."sent_at" is not null)),
	CONSTRAINT "mail_queue_set_aside_at_check" CHECK ("mail_queue"."set_aside_at" is null or "mail_queue"."sent_at" is null)
);
--> statement-breakpoint
DROP VIEW "public"."set_aside";--> statement-breakpoint
DROP INDEX "webhook_events_unprocessed_idx";--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "available_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "set_aside_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_queue" ADD CONSTRAINT "mail_queue_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_queue_due_idx" ON "mail_queue" USING btree ("available_at","id") WHERE sent_at is null and set_aside_at is null;--> statement-breakpoint
CREATE INDEX "mail_queue_batch_id_idx" ON "mail_queue" USING btree ("batch_id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "mail_queue_set_aside_at_idx" ON "mail_queue" USING btree ("set_aside_at") WHERE set_aside_at is not null;--> statement-breakpoint
CREATE INDEX "mail_queue_sent_at_idx" ON "mail_queue" USING btree ("sent_at") WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX "mail_queue_user_id_idx" ON "mail_queue" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "webhook_events_due_idx" ON "webhook_events" USING btree ("available_at") WHERE processed_at is null and set_aside_at is null;--> statement-breakpoint
CREATE INDEX "webhook_events_processed_at_idx" ON "webhook_events" USING btree ("processed_at") WHERE payload <> '{}';--> statement-breakpoint
CREATE INDEX "webhook_events_set_aside_at_idx" ON "webhook_events" USING btree ("set_aside_at") WHERE set_aside_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_events_mail_user_idx" ON "webhook_events" USING btree ((payload -> 'data' -> 'tags' ->> 'user')) WHERE provider = 'resend';--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_attempts_check" CHECK ("webhook_events"."attempts" >= 0);--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_set_aside_at_check" CHECK ("webhook_events"."set_aside_at" is null or "webhook_events"."processed_at" is null);--> statement-breakpoint
CREATE VIEW "public"."set_aside" AS (
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
  from webhook_events where set_aside_at is not null);