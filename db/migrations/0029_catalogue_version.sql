CREATE TABLE "catalogue_version" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"changed_in" bigint NOT NULL,
	CONSTRAINT "catalogue_version_only_row_check" CHECK ("catalogue_version"."only_row")
);
--> statement-breakpoint
INSERT INTO "catalogue_version" ("changed_in") VALUES (0);--> statement-breakpoint
-- As the last thing before the commit: whoever else changes something waits for no more than that.
CREATE FUNCTION catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catalogue_version SET changed_in = pg_current_xact_id()::text::bigint
  WHERE changed_in <> pg_current_xact_id()::text::bigint;
  RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['categories', 'courses', 'course_tags', 'course_objectives', 'course_includes',
    'course_prerequisites', 'course_target_audience', 'course_testimonials', 'course_curriculum', 'student_teachers']
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_changed()', name);
  END LOOP;
END $$;
