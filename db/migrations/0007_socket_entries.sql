CREATE TABLE "socket_entries" (
	"user_id" uuid NOT NULL,
	"auth_session_id" uuid NOT NULL,
	"party" text NOT NULL,
	"room_id" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "socket_entries_pkey" PRIMARY KEY("user_id","auth_session_id","party","room_id"),
	CONSTRAINT "socket_entries_party_check" CHECK ("socket_entries"."party" in ('chat', 'session', 'summon', 'inbox', 'dashboard'))
);
--> statement-breakpoint
ALTER TABLE "socket_entries" ADD CONSTRAINT "socket_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "socket_entries_entered_at_idx" ON "socket_entries" USING btree ("entered_at");