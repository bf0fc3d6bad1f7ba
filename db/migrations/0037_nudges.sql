ALTER TABLE "module_notes" DROP CONSTRAINT "module_notes_body_check";--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "nudged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "module_notes" ADD CONSTRAINT "module_notes_body_check" CHECK (char_length("module_notes"."body") between 0 and 20000);