-- Whoever stops being one of a course's people is put out of its chat room by their inbox, whatever ended it.
-- Members are those that membershipSql (domain/courses/access.ts) knows.
CREATE FUNCTION close_chat_room(member uuid, course uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two transactions that each end one of a person's two memberships would each see the other one still stand.
  PERFORM pg_advisory_xact_lock(hashtextextended('chat membership ' || member || ' ' || course, 0));
  IF EXISTS (SELECT FROM courses c WHERE c.id = course AND c.creator_id = member)
    OR EXISTS (SELECT FROM student_teachers t WHERE t.course_id = course AND t.user_id = member AND t.is_active)
    OR EXISTS (SELECT FROM enrollments e
      WHERE e.course_id = course AND e.student_id = member AND e.status <> 'cancelled')
    OR EXISTS (SELECT FROM users u WHERE u.id = member AND (u.is_moderator OR u.is_admin)) THEN
    RETURN;
  END IF;
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', member, jsonb_build_object('_tag', 'Removed', 'party', 'chat', 'roomId', r.id,
      'at', (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
    FROM chat_rooms r WHERE r.course_id = course;
END
$$;
--> statement-breakpoint
CREATE FUNCTION enrollment_closes_chat_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM close_chat_room(OLD.student_id, OLD.course_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION student_teacher_closes_chat_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM close_chat_room(OLD.user_id, OLD.course_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Deferred: what counts is what the person is when the transaction commits.
CREATE CONSTRAINT TRIGGER enrollments_cancelled_closes_chat_room AFTER UPDATE OF status ON enrollments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status = 'cancelled' AND OLD.status <> 'cancelled') EXECUTE FUNCTION enrollment_closes_chat_room();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER enrollments_deleted_closes_chat_room AFTER DELETE ON enrollments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> 'cancelled') EXECUTE FUNCTION enrollment_closes_chat_room();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER student_teachers_inactive_closes_chat_room AFTER UPDATE OF is_active ON student_teachers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION student_teacher_closes_chat_room();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER student_teachers_deleted_closes_chat_room AFTER DELETE ON student_teachers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.is_active) EXECUTE FUNCTION student_teacher_closes_chat_room();
