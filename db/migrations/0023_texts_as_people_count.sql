ALTER TABLE "chat_sanctions" DROP CONSTRAINT "chat_sanctions_reason_check";--> statement-breakpoint
ALTER TABLE "content_flags" DROP CONSTRAINT "content_flags_reason_check";--> statement-breakpoint
ALTER TABLE "help_summons" DROP CONSTRAINT "help_summons_message_check";--> statement-breakpoint
ALTER TABLE "summon_messages" DROP CONSTRAINT "summon_messages_content_check";--> statement-breakpoint
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_reason_check" CHECK (char_length(btrim("chat_sanctions"."reason")) between 1 and 2000);--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_reason_check" CHECK (char_length(btrim("content_flags"."reason")) between 1 and 8000);--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_message_check" CHECK (char_length(btrim("help_summons"."message")) between 1 and 8000);--> statement-breakpoint
ALTER TABLE "summon_messages" ADD CONSTRAINT "summon_messages_content_check" CHECK (char_length("summon_messages"."content") between 1 and 16000);