CREATE TABLE "course_search" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"short" text NOT NULL,
	"words" text NOT NULL,
	"tags" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "course_search" ADD CONSTRAINT "course_search_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- A text as searches look in it: the rule of `searchableSql` in domain/shared/text/name-search.ts.
CREATE FUNCTION searchable_text(given text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql AS $$
DECLARE
  folded text := fold_text(given);
BEGIN
  RETURN concat(' ', translate(folded, E' \t\n\u00a0-_/\\.,:;!?@#$%^&*+=|~<>()[]{}"\'`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2010\u2011\u2013\u2014\u2026\u00b7\u30fb\u3001\u3002\u300c\u300d\u300e\u300f\u3010\u3011', repeat(' ', 62)), ' ',
    translate(folded, E'-\'\u2019\u2010\u2011', ''), ' ', folded, ' ');
END
$$;
--> statement-breakpoint
-- The row is locked before it is made anew: of two that change a course at once the second sees what the first wrote.
CREATE FUNCTION write_course_search(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO course_search (course_id, title, short, words, tags)
    SELECT c.id, '', '', '', '{}' FROM courses c WHERE c.id = ANY (ids) ORDER BY c.id
    ON CONFLICT (course_id) DO NOTHING;
  PERFORM FROM course_search s WHERE s.course_id = ANY (ids) ORDER BY s.course_id FOR UPDATE;
  UPDATE course_search s SET
    title = searchable_text(c.title),
    short = searchable_text(concat_ws(' ', c.title, c.tagline, k.name, u.name, array_to_string(t.tags, ' '))),
    words = concat(' ', (SELECT string_agg(DISTINCT w.word, ' ')
      FROM regexp_split_to_table(searchable_text(c.description), '\s+') AS w (word)), ' '),
    tags = t.tags
  FROM courses c
    JOIN categories k ON k.id = c.category_id
    JOIN users u ON u.id = c.creator_id
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(g.tag ORDER BY g.tag), '{}') AS tags
      FROM course_tags g WHERE g.course_id = c.id) t
  WHERE s.course_id = c.id AND c.id = ANY (ids);
END
$$;
--> statement-breakpoint
CREATE FUNCTION course_search_of_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_course_search(ARRAY[NEW.id]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER courses_are_searched AFTER INSERT OR UPDATE OF title, tagline, description, category_id, creator_id
  ON courses FOR EACH ROW EXECUTE FUNCTION course_search_of_course();
--> statement-breakpoint
CREATE FUNCTION course_search_of_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_course_search(array_agg(DISTINCT course_id)) FROM changed HAVING count(*) > 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER course_tags_added AFTER INSERT ON course_tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION course_search_of_tags();
--> statement-breakpoint
CREATE TRIGGER course_tags_removed AFTER DELETE ON course_tags REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION course_search_of_tags();
--> statement-breakpoint
CREATE TRIGGER course_tags_changed AFTER UPDATE ON course_tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION course_search_of_tags();
--> statement-breakpoint
CREATE FUNCTION course_search_of_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_course_search(array_agg(c.id)) FROM courses c
    WHERE (TG_TABLE_NAME = 'users' AND c.creator_id = NEW.id)
      OR (TG_TABLE_NAME = 'categories' AND c.category_id = NEW.id)
    HAVING count(*) > 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER creators_are_searched AFTER UPDATE OF name ON users FOR EACH ROW
  WHEN (NEW.name IS DISTINCT FROM OLD.name) EXECUTE FUNCTION course_search_of_names();
--> statement-breakpoint
CREATE TRIGGER categories_are_searched AFTER UPDATE OF name ON categories FOR EACH ROW
  WHEN (NEW.name IS DISTINCT FROM OLD.name) EXECUTE FUNCTION course_search_of_names();
--> statement-breakpoint
SELECT write_course_search(array_agg(id)) FROM courses HAVING count(*) > 0;
