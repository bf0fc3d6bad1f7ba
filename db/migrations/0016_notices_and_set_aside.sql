DELETE FROM "chat_notices" WHERE "handled_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "goodwill_transactions" DROP CONSTRAINT "goodwill_transactions_cause_check";--> statement-breakpoint
DROP INDEX "chat_notices_unhandled_idx";--> statement-breakpoint
DROP INDEX "content_flags_pending_key";--> statement-breakpoint
DROP INDEX "notifications_user_id_created_at_idx";--> statement-breakpoint
DROP INDEX "outbox_undelivered_idx";--> statement-breakpoint
DROP INDEX "notifications_unread_idx";--> statement-breakpoint
DROP INDEX "audit_log_target_idx";--> statement-breakpoint
ALTER TABLE "chat_notices" DROP CONSTRAINT "chat_notices_pkey";--> statement-breakpoint
ALTER TABLE "chat_notices" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_notices" ADD COLUMN "available_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_notices" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_notices" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "chat_notices" ADD COLUMN "set_aside_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "content_flags" ADD COLUMN "content_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "subject_type" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "room_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "in_app" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "email" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "push" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "folded_into" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "set_aside_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_folded_into_notifications_id_fk" FOREIGN KEY ("folded_into") REFERENCES "public"."notifications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_notices_due_idx" ON "chat_notices" USING btree ("available_at") WHERE set_aside_at is null;--> statement-breakpoint
CREATE INDEX "chat_notices_message_id_idx" ON "chat_notices" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "content_flags_flagged_by_idx" ON "content_flags" USING btree ("flagged_by","created_at");--> statement-breakpoint
CREATE INDEX "notifications_shown_idx" ON "notifications" USING btree ("user_id","created_at") WHERE in_app and folded_into is null;--> statement-breakpoint
CREATE INDEX "notifications_subject_idx" ON "notifications" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "notifications_actor_id_idx" ON "notifications" USING btree ("actor_id","user_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_room_id_idx" ON "notifications" USING btree ("room_id","user_id");--> statement-breakpoint
CREATE INDEX "notifications_held_idx" ON "notifications" USING btree ("held_until") WHERE held_until is not null;--> statement-breakpoint
CREATE INDEX "notifications_folded_into_idx" ON "notifications" USING btree ("folded_into") WHERE folded_into is not null;--> statement-breakpoint
CREATE INDEX "outbox_due_idx" ON "outbox" USING btree ("available_at") WHERE delivered_at is null and set_aside_at is null;--> statement-breakpoint
CREATE INDEX "outbox_set_aside_at_idx" ON "outbox" USING btree ("set_aside_at") WHERE set_aside_at is not null;--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("user_id") WHERE not is_read and in_app and folded_into is null;--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("target_type","target_id","created_at");--> statement-breakpoint
ALTER TABLE "chat_notices" DROP COLUMN "handled_at";--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_once_key" UNIQUE("target_type","target_id","flagged_by","content_version");--> statement-breakpoint
ALTER TABLE "chat_notices" ADD CONSTRAINT "chat_notices_attempts_check" CHECK ("chat_notices"."attempts" >= 0);--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_content_version_check" CHECK ("content_flags"."content_version" >= 0);--> statement-breakpoint
ALTER TABLE "goodwill_transactions" ADD CONSTRAINT "goodwill_transactions_cause_check" CHECK ("goodwill_transactions"."cause" ~ '^[^[:space:]@]{1,200}$');--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_subject_check" CHECK (("notifications"."subject_type" is null) = ("notifications"."subject_id" is null));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_channels_check" CHECK ("notifications"."in_app" or "notifications"."email" or "notifications"."push");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_folded_into_check" CHECK ("notifications"."folded_into" is null or ("notifications"."folded_into" <> "notifications"."id" and "notifications"."in_app" and "notifications"."held_until" is null));--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_target_id_check" CHECK ("audit_log"."target_id" !~ '[[:space:]@]');--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_details_check" CHECK (not jsonb_path_exists("audit_log"."details", '$.** ? (@.type() == "string" && @ like_regex "[[:space:]@]")'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_set_aside_at_check" CHECK ("outbox"."set_aside_at" is null or "outbox"."delivered_at" is null);--> statement-breakpoint
CREATE VIEW "public"."set_aside" AS (
  select 'outbox' as source, id, party || ' ' || room_id || ' ' || coalesce(payload ->> '_tag', '') as subject,
    attempts, last_error, set_aside_at
  from outbox where set_aside_at is not null
  union all
  select 'chat_notices', id, 'message ' || message_id, attempts, last_error, set_aside_at
  from chat_notices where set_aside_at is not null);