ALTER TABLE "chat_rooms" ADD COLUMN "reindex_below" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "chat_rooms_reindex_idx" ON "chat_rooms" USING btree ("id") WHERE reindex_below > 0;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_reindex_below_check" CHECK ("chat_rooms"."reindex_below" >= 0);--> statement-breakpoint
-- What a word is has changed: the messages that are indexed already are indexed again, in small steps beside the commits.
UPDATE chat_rooms SET reindex_below = last_seq + 1 WHERE last_seq > 0;
