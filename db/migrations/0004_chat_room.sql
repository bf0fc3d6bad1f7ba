-- Lets one index hold a room's id beside its words.
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE TYPE "public"."chat_notification_level" AS ENUM('all', 'mentions', 'nothing');--> statement-breakpoint
CREATE TYPE "public"."chat_sanction_kind" AS ENUM('mute', 'remove');--> statement-breakpoint
CREATE TABLE "chat_message_versions" (
	"message_id" uuid NOT NULL,
	"rev" bigint NOT NULL,
	"content" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_message_versions_pkey" PRIMARY KEY("message_id","rev")
);
--> statement-breakpoint
CREATE TABLE "chat_attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"message_id" uuid,
	"position" smallint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"stored_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_attachments_name_check" CHECK (char_length(btrim("chat_attachments"."name")) between 1 and 200),
	CONSTRAINT "chat_attachments_content_type_check" CHECK (char_length("chat_attachments"."content_type") between 1 and 100),
	CONSTRAINT "chat_attachments_size_check" CHECK ("chat_attachments"."size" between 1 and 10485760),
	CONSTRAINT "chat_attachments_dimensions_check" CHECK (("chat_attachments"."width" is null) = ("chat_attachments"."height" is null)),
	CONSTRAINT "chat_attachments_message_check" CHECK ("chat_attachments"."message_id" is null or "chat_attachments"."stored_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "chat_notices" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "chat_room_settings" (
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"level" "chat_notification_level" DEFAULT 'all' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_room_settings_pkey" PRIMARY KEY("room_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "chat_search" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "chat_search_seq_check" CHECK ("chat_search"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "chat_thread_follows" (
	"thread_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_following" boolean NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_thread_follows_pkey" PRIMARY KEY("thread_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "chat_sanctions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" "chat_sanction_kind" NOT NULL,
	"reason" text NOT NULL,
	"imposed_by" uuid NOT NULL,
	"until" timestamp with time zone,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_sanctions_reason_check" CHECK (char_length(btrim("chat_sanctions"."reason")) between 1 and 500),
	CONSTRAINT "chat_sanctions_until_check" CHECK ("chat_sanctions"."until" > "chat_sanctions"."created_at"),
	CONSTRAINT "chat_sanctions_people_check" CHECK ("chat_sanctions"."user_id" <> "chat_sanctions"."imposed_by"),
	CONSTRAINT "chat_sanctions_lifted_check" CHECK (("chat_sanctions"."lifted_by" is null) = ("chat_sanctions"."lifted_at" is null))
);
--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "pinned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "pinned_by" uuid;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "answer_id" uuid;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD COLUMN "indexed_rev" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD COLUMN "slow_mode_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "quiet_from" time;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "quiet_to" time;--> statement-breakpoint
ALTER TABLE "help_summons" ADD COLUMN "chat_message_id" uuid;--> statement-breakpoint
ALTER TABLE "chat_message_versions" ADD CONSTRAINT "chat_message_versions_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_message_versions" ADD CONSTRAINT "chat_message_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_attachments" ADD CONSTRAINT "chat_attachments_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_attachments" ADD CONSTRAINT "chat_attachments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_attachments" ADD CONSTRAINT "chat_attachments_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_notices" ADD CONSTRAINT "chat_notices_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_room_settings" ADD CONSTRAINT "chat_room_settings_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_room_settings" ADD CONSTRAINT "chat_room_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_search" ADD CONSTRAINT "chat_search_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_search" ADD CONSTRAINT "chat_search_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_search" ADD CONSTRAINT "chat_search_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_thread_follows" ADD CONSTRAINT "chat_thread_follows_thread_id_chat_messages_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_thread_follows" ADD CONSTRAINT "chat_thread_follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_imposed_by_users_id_fk" FOREIGN KEY ("imposed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_attachments_message_id_idx" ON "chat_attachments" USING btree ("message_id","position") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "chat_attachments_unattached_idx" ON "chat_attachments" USING btree ("created_at") WHERE message_id is null;--> statement-breakpoint
CREATE INDEX "chat_attachments_user_id_idx" ON "chat_attachments" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "chat_notices_unhandled_idx" ON "chat_notices" USING btree ("created_at") WHERE handled_at is null;--> statement-breakpoint
CREATE INDEX "chat_room_settings_user_id_idx" ON "chat_room_settings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "chat_search_room_id_seq_idx" ON "chat_search" USING btree ("room_id","seq");--> statement-breakpoint
CREATE INDEX "chat_search_words_idx" ON "chat_search" USING gin ("room_id","words");--> statement-breakpoint
CREATE INDEX "chat_thread_follows_user_id_idx" ON "chat_thread_follows" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_sanctions_open_key" ON "chat_sanctions" USING btree ("room_id","user_id","kind") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "chat_sanctions_user_id_idx" ON "chat_sanctions" USING btree ("user_id","created_at");--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_thread_id_chat_messages_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."chat_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_pinned_by_users_id_fk" FOREIGN KEY ("pinned_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_answer_id_chat_messages_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."chat_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_chat_message_id_chat_messages_id_fk" FOREIGN KEY ("chat_message_id") REFERENCES "public"."chat_messages"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_messages_thread_id_seq_idx" ON "chat_messages" USING btree ("thread_id","seq") WHERE thread_id is not null;--> statement-breakpoint
CREATE INDEX "chat_messages_pinned_idx" ON "chat_messages" USING btree ("room_id","pinned_at") WHERE pinned_at is not null;--> statement-breakpoint
CREATE INDEX "chat_messages_answered_idx" ON "chat_messages" USING btree ("room_id","answered_at") WHERE answer_id is not null;--> statement-breakpoint
-- A thread is named by the message that its first answer answers, and by what that one answers, to the beginning.
WITH RECURSIVE thread AS (
  SELECT id AS root, id FROM chat_messages WHERE reply_to_id IS NULL
  UNION ALL
  SELECT thread.root, answer.id FROM chat_messages answer JOIN thread ON answer.reply_to_id = thread.id
)
UPDATE chat_messages m SET thread_id = thread.root FROM thread WHERE m.id = thread.id AND m.reply_to_id IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER chat_room_settings_updated_at BEFORE UPDATE ON chat_room_settings
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();--> statement-breakpoint
CREATE TRIGGER chat_thread_follows_updated_at BEFORE UPDATE ON chat_thread_follows
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_thread_id_check" CHECK (("chat_messages"."thread_id" is null) = ("chat_messages"."reply_to_id" is null));--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_pinned_check" CHECK (("chat_messages"."pinned_at" is null) = ("chat_messages"."pinned_by" is null));--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_answer_check" CHECK (("chat_messages"."answer_id" is null) = ("chat_messages"."answered_at" is null) and "chat_messages"."answer_id" <> "chat_messages"."id");--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_slow_mode_seconds_check" CHECK ("chat_rooms"."slow_mode_seconds" between 0 and 21600);--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_indexed_rev_check" CHECK ("chat_rooms"."indexed_rev" between 0 and "chat_rooms"."last_rev");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_quiet_hours_check" CHECK (("users"."quiet_from" is null) = ("users"."quiet_to" is null) and "users"."quiet_from" <> "users"."quiet_to");