CREATE TABLE "course_drafts" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"published_version" integer,
	"document" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_drafts_version_check" CHECK ("course_drafts"."version" > 0 and "course_drafts"."published_version" <= "course_drafts"."version"),
	CONSTRAINT "course_drafts_document_check" CHECK (jsonb_typeof("course_drafts"."document") = 'object')
);
--> statement-breakpoint
CREATE TABLE "course_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_notes" (
	"enrollment_id" uuid NOT NULL,
	"module_id" uuid NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "module_notes_pkey" PRIMARY KEY("enrollment_id","module_id"),
	CONSTRAINT "module_notes_body_check" CHECK (char_length("module_notes"."body") between 0 and 20000),
	CONSTRAINT "module_notes_version_check" CHECK ("module_notes"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "session_waivers" (
	"enrollment_id" uuid NOT NULL,
	"session_number" integer NOT NULL,
	"waived_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_waivers_pkey" PRIMARY KEY("enrollment_id","session_number"),
	CONSTRAINT "session_waivers_session_number_check" CHECK ("session_waivers"."session_number" > 0),
	CONSTRAINT "session_waivers_reason_check" CHECK (char_length(btrim("session_waivers"."reason")) between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "course_curriculum" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "course_testimonials" ADD COLUMN "enrollment_id" uuid;--> statement-breakpoint
ALTER TABLE "course_testimonials" ADD COLUMN "consented_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "session_minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "language" varchar(35) DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "free_sessions_per_month" integer;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "price_cents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "discount_cents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "session_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "session_minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "resumes_id" uuid;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "last_module_id" uuid;--> statement-breakpoint
ALTER TABLE "module_progress" ADD COLUMN "marked_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "course_drafts" ADD CONSTRAINT "course_drafts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_slugs" ADD CONSTRAINT "course_slugs_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_notes" ADD CONSTRAINT "module_notes_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_notes" ADD CONSTRAINT "module_notes_module_id_course_curriculum_id_fk" FOREIGN KEY ("module_id") REFERENCES "public"."course_curriculum"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_waivers" ADD CONSTRAINT "session_waivers_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_waivers" ADD CONSTRAINT "session_waivers_waived_by_users_id_fk" FOREIGN KEY ("waived_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_slugs_course_id_idx" ON "course_slugs" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "module_notes_module_id_idx" ON "module_notes" USING btree ("module_id");--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_last_module_id_course_curriculum_id_fk" FOREIGN KEY ("last_module_id") REFERENCES "public"."course_curriculum"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_resumes_fk" FOREIGN KEY ("resumes_id") REFERENCES "public"."enrollments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "course_testimonials_enrollment_id_key" ON "course_testimonials" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "enrollments_last_module_id_idx" ON "enrollments" USING btree ("last_module_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_resumes_id_key" ON "enrollments" USING btree ("resumes_id");--> statement-breakpoint
UPDATE "courses" SET "published_at" = "created_at" WHERE "is_active" OR "is_retired";--> statement-breakpoint
UPDATE "enrollments" e SET "price_cents" = c."price_cents", "session_count" = coalesce(c."session_count", 0)
  FROM "courses" c WHERE c."id" = e."course_id";--> statement-breakpoint
UPDATE "module_progress" SET "marked_at" = coalesce("completed_at", "marked_at");--> statement-breakpoint
UPDATE "checkouts" c SET "status" = 'expired' WHERE c."status" = 'open' AND EXISTS (SELECT FROM "checkouts" o
  WHERE o."user_id" = c."user_id" AND o."course_id" = c."course_id" AND o."status" = 'open' AND o."id" > c."id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_open_key" ON "checkouts" USING btree ("user_id","course_id") WHERE status = 'open';--> statement-breakpoint
ALTER TABLE "course_testimonials" ADD CONSTRAINT "course_testimonials_consented_at_check" CHECK ("course_testimonials"."consented_at" is null or "course_testimonials"."enrollment_id" is not null);--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_published_at_check" CHECK (not "courses"."is_active" or "courses"."published_at" is not null);--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_session_minutes_check" CHECK ("courses"."session_minutes" between 15 and 180);--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_language_check" CHECK ("courses"."language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_free_sessions_per_month_check" CHECK ("courses"."free_sessions_per_month" between 1 and 100);--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_terms_check" CHECK ("enrollments"."discount_cents" between 0 and "enrollments"."price_cents" and "enrollments"."session_count" >= 0
        and "enrollments"."session_minutes" between 15 and 180);--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_cancel_reason_check" CHECK (char_length("enrollments"."cancel_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "course_testimonials" ADD CONSTRAINT "course_testimonials_enrollment_id_enrollments_id_fk"
  FOREIGN KEY ("enrollment_id") REFERENCES "enrollments"("id") ON DELETE SET NULL;
--> statement-breakpoint
-- Modules change places with each other in one statement.
ALTER TABLE "course_curriculum" DROP CONSTRAINT "course_curriculum_course_id_module_order_key";
--> statement-breakpoint
ALTER TABLE "course_curriculum" ADD CONSTRAINT "course_curriculum_course_id_module_order_key"
  UNIQUE ("course_id", "module_order") DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- A course that is opened for enrollment is published with that.
CREATE FUNCTION course_is_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.published_at := now();
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER courses_are_published BEFORE INSERT OR UPDATE OF is_active ON courses FOR EACH ROW
  WHEN (NEW.is_active AND NEW.published_at IS NULL) EXECUTE FUNCTION course_is_published();
--> statement-breakpoint
-- An address that a course has had leads to it for ever: whoever wants the same one for another is refused.
CREATE FUNCTION keep_course_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO course_slugs (slug, course_id) VALUES (NEW.slug, NEW.id) ON CONFLICT (slug) DO NOTHING;
  IF NOT EXISTS (SELECT FROM course_slugs s WHERE s.slug = NEW.slug AND s.course_id = NEW.id) THEN
    PERFORM refuse('course_slugs_taken_check', 'the slug is, or was, that of another course');
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER courses_keep_slugs AFTER INSERT OR UPDATE OF slug ON courses
  FOR EACH ROW EXECUTE FUNCTION keep_course_slug();
--> statement-breakpoint
INSERT INTO course_slugs (slug, course_id) SELECT slug, id FROM courses;
