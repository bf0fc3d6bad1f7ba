CREATE TABLE "summon_declines" (
	"summon_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "summon_declines_pkey" PRIMARY KEY("summon_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "help_summons" ADD COLUMN "repeats_id" uuid;--> statement-breakpoint
ALTER TABLE "summon_declines" ADD CONSTRAINT "summon_declines_summon_id_help_summons_id_fk" FOREIGN KEY ("summon_id") REFERENCES "public"."help_summons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summon_declines" ADD CONSTRAINT "summon_declines_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_repeats_fk" FOREIGN KEY ("repeats_id") REFERENCES "public"."help_summons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_repeats_id_key" UNIQUE("repeats_id");--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_repeats_check" CHECK ("help_summons"."repeats_id" <> "help_summons"."id");