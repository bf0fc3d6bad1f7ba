CREATE TABLE "homework_drafts" (
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"content" text NOT NULL,
	"links" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_drafts_pkey" PRIMARY KEY("assignment_id","student_id"),
	CONSTRAINT "homework_drafts_version_check" CHECK ("homework_drafts"."version" > 0),
	CONSTRAINT "homework_drafts_content_check" CHECK (char_length("homework_drafts"."content") <= 80000 and cardinality("homework_drafts"."links") <= 10)
);
--> statement-breakpoint
CREATE TABLE "homework_extensions" (
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_extensions_pkey" PRIMARY KEY("assignment_id","student_id")
);
--> statement-breakpoint
CREATE TABLE "homework_messages" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_messages_body_check" CHECK (char_length("homework_messages"."body") between 1 and 8000)
);
--> statement-breakpoint
CREATE TABLE "homework_saved_comments" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_saved_comments_body_check" CHECK (char_length("homework_saved_comments"."body") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "homework_submissions" DROP CONSTRAINT "homework_submissions_content_check";--> statement-breakpoint
DROP INDEX "homework_submissions_status_idx";--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD COLUMN "accepts_late" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD COLUMN "max_attempts" integer;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD COLUMN "links" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD COLUMN "max_points" integer;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "links" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "max_points" integer;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "resubmit_due_on" date;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "handed_to" uuid;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD COLUMN "reminders" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "homework_drafts" ADD CONSTRAINT "homework_drafts_assignment_id_homework_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."homework_assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_drafts" ADD CONSTRAINT "homework_drafts_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_extensions" ADD CONSTRAINT "homework_extensions_assignment_id_homework_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."homework_assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_extensions" ADD CONSTRAINT "homework_extensions_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_extensions" ADD CONSTRAINT "homework_extensions_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_messages" ADD CONSTRAINT "homework_messages_submission_id_homework_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."homework_submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_messages" ADD CONSTRAINT "homework_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_saved_comments" ADD CONSTRAINT "homework_saved_comments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "homework_drafts_student_id_idx" ON "homework_drafts" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "homework_extensions_student_id_idx" ON "homework_extensions" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "homework_messages_submission_id_idx" ON "homework_messages" USING btree ("submission_id","created_at");--> statement-breakpoint
CREATE INDEX "homework_messages_author_id_idx" ON "homework_messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "homework_saved_comments_owner_id_idx" ON "homework_saved_comments" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_claimed_by_users_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_handed_to_users_id_fk" FOREIGN KEY ("handed_to") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "homework_submission_versions_request_id_key" ON "homework_submission_versions" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "homework_submissions_request_id_key" ON "homework_submissions" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "homework_submissions_claimed_by_idx" ON "homework_submissions" USING btree ("claimed_by");--> statement-breakpoint
CREATE INDEX "homework_submissions_handed_to_idx" ON "homework_submissions" USING btree ("handed_to");--> statement-breakpoint
CREATE INDEX "homework_submissions_status_idx" ON "homework_submissions" USING btree ("status","submitted_at");--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_due_check" CHECK (("homework_assignments"."due_within_days" is null or "homework_assignments"."due_on" is null) and "homework_assignments"."due_within_days" <= 730);--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_max_attempts_check" CHECK ("homework_assignments"."max_attempts" between 1 and 20);--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_version_check" CHECK ("homework_assignments"."version" > 0);--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_texts_check" CHECK (char_length("homework_assignments"."title") <= 800 and char_length("homework_assignments"."instructions") <= 40000);--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD CONSTRAINT "homework_submission_versions_max_points_check" CHECK ("homework_submission_versions"."points" <= "homework_submission_versions"."max_points");--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_max_points_check" CHECK ("homework_submissions"."points" <= "homework_submissions"."max_points");--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_claimed_check" CHECK (("homework_submissions"."claimed_by" is null) = ("homework_submissions"."claimed_at" is null) and "homework_submissions"."claimed_by" <> "homework_submissions"."student_id"
        and ("homework_submissions"."claimed_by" is null or "homework_submissions"."status" = 'submitted'));--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_handed_to_check" CHECK ("homework_submissions"."handed_to" <> "homework_submissions"."student_id");--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_counts_check" CHECK ("homework_submissions"."attempt" > 0 and "homework_submissions"."version" > 0 and "homework_submissions"."reminders" between 0 and 3 and cardinality("homework_submissions"."links") <= 10);--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_texts_check" CHECK (char_length("homework_submissions"."content") <= 80000 and char_length("homework_submissions"."feedback") <= 40000);--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_content_check" CHECK ("homework_submissions"."content" is not null or "homework_submissions"."file_url" is not null or cardinality("homework_submissions"."links") > 0);--> statement-breakpoint
CREATE TRIGGER homework_drafts_updated_at BEFORE UPDATE ON homework_drafts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
-- What was there before drafts were, everybody could see.
UPDATE homework_assignments SET published_at = created_at;
--> statement-breakpoint
UPDATE homework_submissions s SET max_points = a.max_points FROM homework_assignments a
  WHERE a.id = s.assignment_id AND s.points <= a.max_points;
--> statement-breakpoint
-- An extension is for somebody who learns, or has learned, the course.
CREATE FUNCTION check_homework_extension_student() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM enrollments e JOIN homework_assignments a ON a.course_id = e.course_id
    WHERE a.id = NEW.assignment_id AND e.student_id = NEW.student_id
  ) THEN
    PERFORM refuse('homework_extensions_student_check', 'the student is not of the assignment''s course');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER homework_extensions_student BEFORE INSERT OR UPDATE OF assignment_id, student_id ON homework_extensions
  FOR EACH ROW EXECUTE FUNCTION check_homework_extension_student();
