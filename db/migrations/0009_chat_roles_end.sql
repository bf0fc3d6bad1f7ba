-- What somebody may do in a course's chat room: roleIn (domain/chat/access.ts) of membershipSql (domain/courses/access.ts).
CREATE FUNCTION chat_role(member uuid, course uuid) RETURNS text STABLE LANGUAGE sql AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM courses c WHERE c.id = course AND c.creator_id = member) THEN 'creator'
    WHEN EXISTS (SELECT FROM users u WHERE u.id = member AND (u.is_moderator OR u.is_admin)) THEN 'moderator'
    WHEN EXISTS (SELECT FROM student_teachers t
      WHERE t.course_id = course AND t.user_id = member AND t.is_active) THEN 'student_teacher'
    WHEN EXISTS (SELECT FROM enrollments e
      WHERE e.course_id = course AND e.student_id = member AND e.status <> 'cancelled') THEN 'student'
  END
$$;
--> statement-breakpoint
-- Whoever stops being something in a chat room, and is less there from now on, is put out of it by their inbox,
-- whatever ended it. With `stays` they may enter again, as what they still are.
CREATE FUNCTION end_chat_role(member uuid, course uuid, ended text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  roles CONSTANT text[] := ARRAY['creator', 'moderator', 'student_teacher', 'student'];
  role text;
BEGIN
  -- Two transactions that each end one of a person's two memberships would each see the other one still stand.
  PERFORM pg_advisory_xact_lock(hashtextextended('chat membership ' || member || ' ' || course, 0));
  role := chat_role(member, course);
  IF array_position(roles, role) <= array_position(roles, ended) THEN
    RETURN;
  END IF;
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', member, jsonb_build_object('_tag', 'Removed', 'party', 'chat', 'roomId', r.id,
      'at', (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
      || CASE WHEN role IS NULL THEN '{}'::jsonb ELSE '{"stays": true}'::jsonb END
    FROM chat_rooms r WHERE r.course_id = course;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enrollment_closes_chat_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_chat_role(OLD.student_id, OLD.course_id, 'student');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION student_teacher_closes_chat_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_chat_role(OLD.user_id, OLD.course_id, 'student_teacher');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION moderator_leaves_chat_rooms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_chat_role(NEW.id, r.course_id, 'moderator') FROM chat_rooms r
    WHERE r.id IN (SELECT e.room_id FROM socket_entries e WHERE e.user_id = NEW.id AND e.party = 'chat');
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP FUNCTION close_chat_room(uuid, uuid);
--> statement-breakpoint
CREATE FUNCTION creator_leaves_chat_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_chat_role(OLD.creator_id, OLD.id, 'creator');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER courses_creator_leaves_chat_room AFTER UPDATE OF creator_id ON courses
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.creator_id <> OLD.creator_id) EXECUTE FUNCTION creator_leaves_chat_room();
