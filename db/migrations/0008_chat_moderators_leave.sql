-- Who stops moderating the platform leaves the chat rooms that only moderators may enter: those where they have been.
CREATE FUNCTION moderator_leaves_chat_rooms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM close_chat_room(NEW.id, r.course_id) FROM chat_rooms r
    WHERE r.id IN (SELECT e.room_id FROM socket_entries e WHERE e.user_id = NEW.id AND e.party = 'chat');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_moderators_leave_chat_rooms AFTER UPDATE OF is_moderator, is_admin ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.is_moderator OR OLD.is_admin) AND NOT (NEW.is_moderator OR NEW.is_admin))
  EXECUTE FUNCTION moderator_leaves_chat_rooms();
