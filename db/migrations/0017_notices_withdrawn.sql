-- What notifications are about that were written before they carried it.
UPDATE notifications n SET subject_type = 'chat_message', subject_id = m.id, actor_id = m.user_id, room_id = m.room_id
  FROM chat_messages m WHERE n.cause = 'chat:' || m.id;
--> statement-breakpoint
UPDATE notifications n SET subject_type = 'summon', subject_id = h.id
  FROM help_summons h WHERE n.cause LIKE 'summon:' || h.id || ':%';
--> statement-breakpoint
-- Tells somebody's devices that notifications are gone.
CREATE FUNCTION tell_withdrawn(member uuid, ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO outbox (party, room_id, payload)
    SELECT 'inbox', member, jsonb_build_object('_tag', 'NotificationsChanged', 'withdrawn', to_jsonb(ids),
      'changed', '[]'::jsonb, 'asOf',
      to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    WHERE cardinality(ids) > 0
$$;
--> statement-breakpoint
-- Whoever may not enter a chat room any more keeps no copies of what is said there. Points that were earned stay told.
CREATE FUNCTION withdraw_room_notifications(member uuid, room uuid) RETURNS void LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM notifications WHERE user_id = member AND room_id = room AND type <> 'goodwill' RETURNING id
  )
  SELECT tell_withdrawn(member, coalesce((SELECT array_agg(id) FROM gone), '{}'))
$$;
--> statement-breakpoint
CREATE FUNCTION withdraw_notifications_of(member uuid, actor uuid) RETURNS void LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM notifications WHERE user_id = member AND actor_id = actor AND type <> 'goodwill' RETURNING id
  )
  SELECT tell_withdrawn(member, coalesce((SELECT array_agg(id) FROM gone), '{}'))
$$;
--> statement-breakpoint
CREATE FUNCTION block_withdraws_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM withdraw_notifications_of(NEW.blocker_id, NEW.blocked_id);
  PERFORM withdraw_notifications_of(NEW.blocked_id, NEW.blocker_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER blocks_withdraw_notifications AFTER INSERT ON blocks
  FOR EACH ROW EXECUTE FUNCTION block_withdraws_notifications();
--> statement-breakpoint
CREATE FUNCTION removal_withdraws_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM withdraw_room_notifications(NEW.user_id, NEW.room_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER chat_sanctions_withdraw_notifications AFTER INSERT ON chat_sanctions
  FOR EACH ROW WHEN (NEW.kind = 'remove') EXECUTE FUNCTION removal_withdraws_notifications();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION end_chat_role(member uuid, course uuid, ended text) RETURNS void LANGUAGE plpgsql AS $$
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
  IF role IS NULL THEN
    PERFORM withdraw_room_notifications(member, r.id) FROM chat_rooms r WHERE r.course_id = course;
  END IF;
END
$$;
--> statement-breakpoint
-- What is held in quiet hours is looked at anew once they, or the zone in which they are read, are others.
CREATE FUNCTION quiet_hours_release_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE notifications SET held_until = now() WHERE user_id = NEW.id AND held_until > now();
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_quiet_hours_changed AFTER UPDATE OF time_zone, quiet_from, quiet_to ON users
  FOR EACH ROW
  WHEN ((OLD.time_zone, OLD.quiet_from, OLD.quiet_to) IS DISTINCT FROM (NEW.time_zone, NEW.quiet_from, NEW.quiet_to))
  EXECUTE FUNCTION quiet_hours_release_notifications();
