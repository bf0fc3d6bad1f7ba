CREATE TABLE "user_photos" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp with time zone,
	CONSTRAINT "user_photos_user_id_hash_key" UNIQUE("user_id","hash"),
	CONSTRAINT "user_photos_hash_check" CHECK ("user_photos"."hash" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "user_photos_content_type_check" CHECK ("user_photos"."content_type" in ('image/webp', 'image/jpeg', 'image/png')),
	CONSTRAINT "user_photos_size_check" CHECK ("user_photos"."size" between 1 and 524288)
);
--> statement-breakpoint
ALTER TABLE "user_photos" ADD CONSTRAINT "user_photos_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_photos_created_at_idx" ON "user_photos" USING btree ("created_at");