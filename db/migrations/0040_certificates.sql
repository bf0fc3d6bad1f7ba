ALTER TABLE "certificates" ADD COLUMN "code" text DEFAULT replace(gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "recipient_name" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "course_title" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "creator_name" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "objectives" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "modules" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "issued_on" date;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "awarded_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "revoke_reason" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "status_index" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "certificates_status_index_seq" INCREMENT BY 1 MINVALUE 0 MAXVALUE 2147483647 START WITH 0 CACHE 1);--> statement-breakpoint
-- Those that were issued before say what is so now.
UPDATE "certificates" c SET
  "recipient_name" = u."name", "course_title" = k."title", "creator_name" = i."name",
  "name" = CASE c."type"
    WHEN 'completion' THEN coalesce(nullif(btrim(k."certificate_name"), ''), 'Certificate of Completion')
    WHEN 'mastery' THEN 'Certificate of Mastery' ELSE 'Teaching Certificate' END,
  "issued_on" = (c."issued_at" AT TIME ZONE 'UTC')::date,
  "objectives" = coalesce((SELECT array_agg(o."objective" ORDER BY o."display_order", o."id")
    FROM "course_objectives" o WHERE o."course_id" = c."course_id"), '{}'),
  "modules" = coalesce((SELECT array_agg(m."title" ORDER BY m."module_order")
    FROM "course_curriculum" m WHERE m."course_id" = c."course_id" AND m."retired_at" IS NULL), '{}')
FROM "users" u, "courses" k, "users" i
WHERE u."id" = c."user_id" AND k."id" = c."course_id" AND i."id" = k."creator_id";--> statement-breakpoint
ALTER TABLE "certificates" ALTER COLUMN "recipient_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ALTER COLUMN "course_title" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ALTER COLUMN "name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ALTER COLUMN "creator_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ALTER COLUMN "issued_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_code_key" UNIQUE("code");--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_status_index_key" UNIQUE("status_index");--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_code_check" CHECK ("certificates"."code" ~ '^[0-9a-f]{32}$');--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revoked_check" CHECK (num_nulls("certificates"."revoked_at", "certificates"."revoked_by", "certificates"."revoke_reason") in (0, 3));--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revoke_reason_check" CHECK (char_length(btrim("certificates"."revoke_reason")) between 1 and 4000);--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_awarded_again_check" CHECK ("certificates"."awarded_again_at" >= "certificates"."issued_at");--> statement-breakpoint
CREATE FUNCTION freeze_certificate_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse('certificates_frozen', 'a certificate stays whose and what it is, at its address');
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER certificates_frozen BEFORE UPDATE ON "certificates" FOR EACH ROW
WHEN ((NEW.id, NEW.user_id, NEW.course_id, NEW.type, NEW.code, NEW.status_index, NEW.issued_at)
  IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.course_id, OLD.type, OLD.code, OLD.status_index, OLD.issued_at))
EXECUTE FUNCTION freeze_certificate_address();
