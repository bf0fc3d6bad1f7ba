-- What lets somebody into rooms may end in any way. Whatever ends it, the same transaction has the rooms ask again who
-- may stay; they look at what is true by then, so no moment is told.
CREATE OR REPLACE FUNCTION end_chat_role(member uuid, course uuid, ended text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  roles CONSTANT text[] := ARRAY['creator', 'moderator', 'student_teacher', 'student'];
BEGIN
  -- Two transactions that each end one of a person's two memberships would each see the other one still stand.
  PERFORM pg_advisory_xact_lock(hashtextextended('chat membership ' || member || ' ' || course, 0));
  IF array_position(roles, chat_role(member, course)) <= array_position(roles, ended) THEN
    RETURN;
  END IF;
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', member, jsonb_build_object('_tag', 'Removed', 'party', 'chat', 'roomId', r.id)
    FROM chat_rooms r WHERE r.course_id = course;
END
$$;
--> statement-breakpoint
-- Has every room in which a user may have sockets ask whether they may still be there, and as what.
CREATE FUNCTION ask_everywhere(member uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', member, '{"_tag": "SignedOut", "authSessionId": null}'
    WHERE EXISTS (SELECT FROM socket_entries e WHERE e.user_id = member)
$$;
--> statement-breakpoint
CREATE FUNCTION auth_session_closes_sockets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', OLD.user_id, jsonb_build_object('_tag', 'SignedOut', 'authSessionId', OLD.id)
    WHERE EXISTS (SELECT FROM socket_entries e
      WHERE e.user_id = OLD.user_id AND e.auth_session_id = OLD.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER auth_sessions_close_sockets AFTER DELETE ON auth_sessions
  FOR EACH ROW EXECUTE FUNCTION auth_session_closes_sockets();
--> statement-breakpoint
CREATE FUNCTION user_standing_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ask_everywhere(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_standing_ends
  AFTER UPDATE OF anonymised_at, is_moderator, is_admin, is_creator ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.anonymised_at IS NULL AND NEW.anonymised_at IS NOT NULL)
    OR (OLD.is_moderator AND NOT NEW.is_moderator) OR (OLD.is_admin AND NOT NEW.is_admin)
    OR (OLD.is_creator AND NOT NEW.is_creator))
  EXECUTE FUNCTION user_standing_ends();
--> statement-breakpoint
DROP TRIGGER users_moderators_leave_chat_rooms ON users;
--> statement-breakpoint
DROP FUNCTION moderator_leaves_chat_rooms();
--> statement-breakpoint
-- A course's creator is in its chat room, watches its sessions and sees its calls for help.
CREATE FUNCTION creator_standing_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ask_everywhere(OLD.creator_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER courses_creator_leaves_chat_room ON courses;
--> statement-breakpoint
DROP FUNCTION creator_leaves_chat_room();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER courses_creator_standing_ends AFTER UPDATE OF creator_id ON courses
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.creator_id <> OLD.creator_id) EXECUTE FUNCTION creator_standing_ends();
--> statement-breakpoint
CREATE FUNCTION chat_room_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (party, room_id, payload) VALUES ('chat', OLD.id, '{"_tag": "CheckAccess", "userId": null}');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER chat_rooms_inactive_end AFTER UPDATE OF is_active ON chat_rooms
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION chat_room_ends();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER chat_rooms_deleted_end AFTER DELETE ON chat_rooms
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chat_room_ends();
--> statement-breakpoint
CREATE FUNCTION session_standing_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (party, room_id, payload) VALUES ('session', OLD.id, '{"_tag": "CheckAccess", "userId": null}');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER sessions_people_end AFTER UPDATE OF teacher_id, student_id ON sessions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.teacher_id <> OLD.teacher_id OR NEW.student_id <> OLD.student_id)
  EXECUTE FUNCTION session_standing_ends();
