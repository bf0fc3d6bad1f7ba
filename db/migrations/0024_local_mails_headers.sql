ALTER TABLE "local_mails" ADD COLUMN "headers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "local_mails" ADD COLUMN "tags" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "local_mails" ADD COLUMN "idempotency_key" varchar(300);--> statement-breakpoint
ALTER TABLE "local_mails" ADD CONSTRAINT "local_mails_idempotency_key_unique" UNIQUE("idempotency_key");