-- Whoever stops being anything in a chat room, whatever ended it, is told no more of what is said there: triggers of
-- their own, beside those that have rooms ask who may stay.
CREATE FUNCTION end_room_notifications(member uuid, course uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two transactions that each end one of a person's two memberships would each see the other one still stand.
  PERFORM pg_advisory_xact_lock(hashtextextended('chat membership ' || member || ' ' || course, 0));
  IF chat_role(member, course) IS NULL THEN
    PERFORM withdraw_room_notifications(member, r.id) FROM chat_rooms r WHERE r.course_id = course;
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION access_ends_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'enrollments' THEN
    PERFORM end_room_notifications(OLD.student_id, OLD.course_id);
  ELSIF TG_TABLE_NAME = 'student_teachers' THEN
    PERFORM end_room_notifications(OLD.user_id, OLD.course_id);
  ELSIF TG_TABLE_NAME = 'courses' THEN
    PERFORM end_room_notifications(OLD.creator_id, OLD.id);
  ELSE
    PERFORM end_room_notifications(OLD.id, r.course_id) FROM chat_rooms r
      WHERE r.id IN (SELECT n.room_id FROM notifications n WHERE n.user_id = OLD.id);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER enrollments_cancelled_end_notifications AFTER UPDATE OF status ON enrollments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status = 'cancelled' AND OLD.status <> 'cancelled') EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER enrollments_deleted_end_notifications AFTER DELETE ON enrollments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> 'cancelled') EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER student_teachers_inactive_end_notifications AFTER UPDATE OF is_active ON student_teachers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER student_teachers_deleted_end_notifications AFTER DELETE ON student_teachers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active) EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER courses_creator_ends_notifications AFTER UPDATE OF creator_id ON courses
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.creator_id <> OLD.creator_id) EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_moderating_ends_notifications AFTER UPDATE OF is_moderator, is_admin ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.is_moderator OR OLD.is_admin) AND NOT (NEW.is_moderator OR NEW.is_admin))
  EXECUTE FUNCTION access_ends_notifications();
--> statement-breakpoint
-- A room that is closed is nobody's to enter.
CREATE FUNCTION room_ends_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM withdraw_room_notifications(n.user_id, OLD.id)
    FROM (SELECT DISTINCT user_id FROM notifications WHERE room_id = OLD.id) n;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER chat_rooms_inactive_end_notifications AFTER UPDATE OF is_active ON chat_rooms
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION room_ends_notifications();
