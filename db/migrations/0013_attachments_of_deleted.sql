ALTER TABLE "chat_attachments" ADD COLUMN "message_deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "chat_attachments_deleted_idx" ON "chat_attachments" USING btree ("message_deleted_at") WHERE message_deleted_at is not null;--> statement-breakpoint
CREATE INDEX "chat_attachments_room_id_idx" ON "chat_attachments" USING btree ("room_id","created_at");--> statement-breakpoint
-- Files go some weeks after their message: its row says when it was deleted, so that a sweep finds them by an index.
CREATE FUNCTION chat_attachments_of_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chat_attachments SET message_deleted_at = NEW.deleted_at WHERE message_id = NEW.id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER chat_messages_deleted_files AFTER UPDATE OF is_deleted ON chat_messages
  FOR EACH ROW WHEN (NEW.is_deleted AND NOT OLD.is_deleted) EXECUTE FUNCTION chat_attachments_of_deleted();
--> statement-breakpoint
UPDATE chat_attachments a SET message_deleted_at = m.deleted_at
FROM chat_messages m WHERE m.id = a.message_id AND m.is_deleted;
