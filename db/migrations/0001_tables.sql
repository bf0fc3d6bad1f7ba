CREATE TYPE "public"."community_role" AS ENUM('member', 'moderator', 'admin');--> statement-breakpoint
CREATE TYPE "public"."flag_status" AS ENUM('pending', 'reviewed', 'dismissed', 'actioned');--> statement-breakpoint
CREATE TYPE "public"."flag_target" AS ENUM('post', 'chat_message', 'message', 'summon_message', 'user', 'course', 'community', 'newsletter', 'homework_submission', 'session_assessment', 'session_resource');--> statement-breakpoint
CREATE TYPE "public"."interaction_type" AS ENUM('like', 'bookmark', 'repost');--> statement-breakpoint
CREATE TYPE "public"."post_type" AS ENUM('post', 'announcement', 'teaching_tip', 'availability');--> statement-breakpoint
CREATE TYPE "public"."course_badge" AS ENUM('popular', 'new', 'bestseller', 'featured');--> statement-breakpoint
CREATE TYPE "public"."course_level" AS ENUM('beginner', 'intermediate', 'advanced');--> statement-breakpoint
CREATE TYPE "public"."inquiry_status" AS ENUM('pending', 'responded', 'converted');--> statement-breakpoint
CREATE TYPE "public"."prerequisite_type" AS ENUM('required', 'nice_to_have', 'not_required');--> statement-breakpoint
CREATE TYPE "public"."goodwill_reason" AS ENUM('summon_help', 'question_answer', 'first_session_mentor', 'referral', 'remedial_volunteer', 'availability_bonus', 'starter_grant', 'promotion');--> statement-breakpoint
CREATE TYPE "public"."leaderboard_type" AS ENUM('weekly_points', 'monthly_points', 'monthly_helper', 'all_time_points');--> statement-breakpoint
CREATE TYPE "public"."reward_type" AS ENUM('badge', 'discount', 'free_session', 'revenue_bonus');--> statement-breakpoint
CREATE TYPE "public"."email_status" AS ENUM('valid', 'bounced');--> statement-breakpoint
CREATE TYPE "public"."moderator_invite_status" AS ENUM('pending', 'accepted', 'declined', 'expired');--> statement-breakpoint
CREATE TYPE "public"."stripe_account_status" AS ENUM('pending', 'active', 'restricted');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('student', 'student_teacher', 'creator', 'admin', 'moderator');--> statement-breakpoint
CREATE TYPE "public"."certificate_type" AS ENUM('completion', 'mastery', 'teaching');--> statement-breakpoint
CREATE TYPE "public"."enrollment_status" AS ENUM('enrolled', 'in_progress', 'completed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."submission_status" AS ENUM('submitted', 'reviewed', 'resubmit_requested');--> statement-breakpoint
CREATE TYPE "public"."newsletter_status" AS ENUM('draft', 'scheduled', 'sent');--> statement-breakpoint
CREATE TYPE "public"."notification_type" AS ENUM('session_reminder', 'session', 'payment', 'message', 'certificate', 'enrollment', 'homework', 'summon', 'goodwill', 'chat', 'community', 'follow', 'newsletter', 'moderation', 'system');--> statement-breakpoint
CREATE TYPE "public"."checkout_status" AS ENUM('open', 'completed', 'expired', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."payout_status" AS ENUM('pending', 'processing', 'completed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."refund_status" AS ENUM('pending', 'completed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."split_recipient_type" AS ENUM('platform', 'creator', 'creator_royalty', 'student_teacher');--> statement-breakpoint
CREATE TYPE "public"."split_status" AS ENUM('pending', 'paid', 'reversed');--> statement-breakpoint
CREATE TYPE "public"."transaction_status" AS ENUM('pending', 'completed', 'refunded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."busy_source" AS ENUM('session', 'intro_session');--> statement-breakpoint
CREATE TYPE "public"."intro_session_status" AS ENUM('scheduled', 'completed', 'cancelled', 'no_show');--> statement-breakpoint
CREATE TYPE "public"."attendance_source" AS ENUM('socket', 'webhook');--> statement-breakpoint
CREATE TYPE "public"."resource_type" AS ENUM('recording', 'slide', 'document', 'other');--> statement-breakpoint
CREATE TYPE "public"."session_status" AS ENUM('scheduled', 'in_progress', 'completed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."summon_status" AS ENUM('pending', 'responded', 'completed', 'cancelled', 'expired');--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"content" text NOT NULL,
	"reply_to_id" uuid,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"seq" bigint NOT NULL,
	"rev" bigint NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_messages_room_id_seq_key" UNIQUE("room_id","seq"),
	CONSTRAINT "chat_messages_seq_check" CHECK ("chat_messages"."seq" > 0 and "chat_messages"."rev" >= "chat_messages"."seq"),
	CONSTRAINT "chat_messages_body_hash_check" CHECK (octet_length("chat_messages"."body_hash") = 32),
	CONSTRAINT "chat_messages_is_deleted_check" CHECK ("chat_messages"."is_deleted" = ("chat_messages"."deleted_at" is not null)),
	CONSTRAINT "chat_messages_reply_to_id_check" CHECK ("chat_messages"."reply_to_id" <> "chat_messages"."id")
);
--> statement-breakpoint
CREATE TABLE "chat_reactions" (
	"message_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"emoji" varchar(16) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_reactions_pkey" PRIMARY KEY("message_id","user_id","emoji")
);
--> statement-breakpoint
CREATE TABLE "chat_read_markers" (
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"last_read_seq" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_read_markers_pkey" PRIMARY KEY("room_id","user_id"),
	CONSTRAINT "chat_read_markers_last_read_seq_check" CHECK ("chat_read_markers"."last_read_seq" >= 0)
);
--> statement-breakpoint
CREATE TABLE "chat_rooms" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_rev" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_rooms_course_id_key" UNIQUE("course_id"),
	CONSTRAINT "chat_rooms_last_seq_check" CHECK ("chat_rooms"."last_seq" >= 0),
	CONSTRAINT "chat_rooms_last_rev_check" CHECK ("chat_rooms"."last_rev" >= "chat_rooms"."last_seq")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"blocker_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blocks_pkey" PRIMARY KEY("blocker_id","blocked_id"),
	CONSTRAINT "blocks_people_check" CHECK ("blocks"."blocker_id" <> "blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "content_flags" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"target_type" "flag_target" NOT NULL,
	"target_id" uuid NOT NULL,
	"post_id" uuid,
	"flagged_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" "flag_status" DEFAULT 'pending' NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_flags_reason_check" CHECK (char_length(btrim("content_flags"."reason")) between 1 and 2000),
	CONSTRAINT "content_flags_post_check" CHECK (case when "content_flags"."target_type" = 'post' then "content_flags"."post_id" is not null and "content_flags"."post_id" = "content_flags"."target_id" else "content_flags"."post_id" is null end),
	CONSTRAINT "content_flags_reviewed_check" CHECK (("content_flags"."status" = 'pending') = ("content_flags"."reviewed_by" is null and "content_flags"."reviewed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "course_follows" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_follows_user_id_course_id_key" UNIQUE("user_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"follower_id" uuid NOT NULL,
	"followed_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follows_follower_id_followed_id_key" UNIQUE("follower_id","followed_id"),
	CONSTRAINT "follows_people_check" CHECK ("follows"."follower_id" <> "follows"."followed_id")
);
--> statement-breakpoint
CREATE TABLE "instructor_followers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"instructor_id" uuid NOT NULL,
	"follower_id" uuid NOT NULL,
	"first_enrollment_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instructor_followers_instructor_id_follower_id_key" UNIQUE("instructor_id","follower_id"),
	CONSTRAINT "instructor_followers_people_check" CHECK ("instructor_followers"."instructor_id" <> "instructor_followers"."follower_id")
);
--> statement-breakpoint
CREATE TABLE "post_interactions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"post_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"type" "interaction_type" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_interactions_post_id_user_id_type_key" UNIQUE("post_id","user_id","type")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"author_id" uuid NOT NULL,
	"course_id" uuid,
	"community_id" uuid,
	"content" text NOT NULL,
	"post_type" "post_type" DEFAULT 'post' NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"parent_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "posts_content_check" CHECK (char_length(btrim("posts"."content")) between 1 and 10000),
	CONSTRAINT "posts_place_check" CHECK ("posts"."course_id" is null or "posts"."community_id" is null),
	CONSTRAINT "posts_parent_id_check" CHECK ("posts"."parent_id" <> "posts"."id"),
	CONSTRAINT "posts_pinned_check" CHECK (not "posts"."is_pinned" or "posts"."parent_id" is null)
);
--> statement-breakpoint
CREATE TABLE "promoted_posts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"post_id" uuid NOT NULL,
	"promoted_by" uuid NOT NULL,
	"points_spent" integer NOT NULL,
	"promoted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "promoted_posts_points_spent_check" CHECK ("promoted_posts"."points_spent" > 0),
	CONSTRAINT "promoted_posts_expires_at_check" CHECK ("promoted_posts"."expires_at" > "promoted_posts"."promoted_at")
);
--> statement-breakpoint
CREATE TABLE "sub_communities" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"cover_image_url" text,
	"is_public" boolean DEFAULT true NOT NULL,
	"creator_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sub_communities_slug_key" UNIQUE("slug"),
	CONSTRAINT "sub_communities_slug_check" CHECK ("sub_communities"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "sub_community_members" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "community_role" DEFAULT 'member' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sub_community_members_community_id_user_id_key" UNIQUE("community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "categories_name_key" UNIQUE("name"),
	CONSTRAINT "categories_slug_key" UNIQUE("slug"),
	CONSTRAINT "categories_slug_check" CHECK ("categories"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "course_curriculum" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"session_number" integer,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"duration" text NOT NULL,
	"learning_objectives" text,
	"topics_covered" text,
	"hands_on_exercise" text,
	"video_count" integer DEFAULT 0,
	"reading_count" integer DEFAULT 0,
	"has_assessment" boolean DEFAULT false,
	"module_order" integer NOT NULL,
	"video_url" text,
	"document_url" text,
	CONSTRAINT "course_curriculum_course_id_module_order_key" UNIQUE("course_id","module_order"),
	CONSTRAINT "course_curriculum_id_course_id_key" UNIQUE("id","course_id"),
	CONSTRAINT "course_curriculum_session_number_check" CHECK ("course_curriculum"."session_number" > 0),
	CONSTRAINT "course_curriculum_counts_check" CHECK (least("course_curriculum"."video_count", "course_curriculum"."reading_count", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "course_includes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"item" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_objectives" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"objective" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_prerequisites" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"type" "prerequisite_type" NOT NULL,
	"content" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_tags" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "course_tags_course_id_tag_key" UNIQUE("course_id","tag"),
	CONSTRAINT "course_tags_tag_check" CHECK (char_length("course_tags"."tag") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "course_target_audience" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"description" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_testimonials" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"quote" text NOT NULL,
	"student_name" text NOT NULL,
	"student_role" text,
	"is_featured" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"creator_id" uuid NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"tagline" varchar(150),
	"description" text NOT NULL,
	"duration" text NOT NULL,
	"duration_weeks" integer,
	"total_duration" text,
	"session_count" integer,
	"module_count" integer,
	"lesson_count" integer,
	"format" text,
	"level" "course_level" NOT NULL,
	"price_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"thumbnail_url" text,
	"category_id" uuid NOT NULL,
	"rating" numeric(3, 2),
	"rating_count" integer DEFAULT 0,
	"student_count" integer DEFAULT 0 NOT NULL,
	"badge" "course_badge",
	"lifetime_access" boolean DEFAULT true NOT NULL,
	"has_certificate" boolean DEFAULT false NOT NULL,
	"certificate_name" text,
	"is_active" boolean DEFAULT false NOT NULL,
	"is_retired" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_slug_key" UNIQUE("slug"),
	CONSTRAINT "courses_title_check" CHECK (char_length(btrim("courses"."title")) between 1 and 200),
	CONSTRAINT "courses_slug_check" CHECK ("courses"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("courses"."slug") <= 100),
	CONSTRAINT "courses_price_cents_check" CHECK ("courses"."price_cents" >= 0),
	CONSTRAINT "courses_currency_check" CHECK ("courses"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "courses_rating_check" CHECK ("courses"."rating" between 1 and 5),
	CONSTRAINT "courses_rating_count_check" CHECK ("courses"."rating_count" >= 0 and ("courses"."rating" is null) = (coalesce("courses"."rating_count", 0) = 0)),
	CONSTRAINT "courses_student_count_check" CHECK ("courses"."student_count" >= 0),
	CONSTRAINT "courses_counts_check" CHECK (least("courses"."duration_weeks", "courses"."session_count", "courses"."module_count", "courses"."lesson_count", 0) >= 0),
	CONSTRAINT "courses_retired_check" CHECK (not ("courses"."is_active" and "courses"."is_retired"))
);
--> statement-breakpoint
CREATE TABLE "peerloop_features" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"one_on_one_teaching" boolean DEFAULT true NOT NULL,
	"certified_teachers" boolean DEFAULT false NOT NULL,
	"earn_while_teaching" boolean DEFAULT true NOT NULL,
	"teacher_commission" integer DEFAULT 70 NOT NULL,
	CONSTRAINT "peerloop_features_teacher_commission_check" CHECK ("peerloop_features"."teacher_commission" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "visitor_inquiries" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"visitor_email" "citext" NOT NULL,
	"visitor_name" text,
	"course_id" uuid,
	"creator_id" uuid NOT NULL,
	"message" text NOT NULL,
	"status" "inquiry_status" DEFAULT 'pending' NOT NULL,
	"responded_at" timestamp with time zone,
	"converted_to_enrollment" boolean DEFAULT false,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visitor_inquiries_message_check" CHECK (char_length(btrim("visitor_inquiries"."message")) between 1 and 5000),
	CONSTRAINT "visitor_inquiries_responded_at_check" CHECK ("visitor_inquiries"."status" <> 'responded' or "visitor_inquiries"."responded_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "goodwill_rewards" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"points_threshold" integer NOT NULL,
	"reward_type" "reward_type" NOT NULL,
	"reward_value" text NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "goodwill_rewards_threshold_type_key" UNIQUE("points_threshold","reward_type"),
	CONSTRAINT "goodwill_rewards_points_threshold_check" CHECK ("goodwill_rewards"."points_threshold" > 0)
);
--> statement-breakpoint
CREATE TABLE "goodwill_transactions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"from_user_id" uuid,
	"to_user_id" uuid,
	"points" integer NOT NULL,
	"reason" "goodwill_reason" NOT NULL,
	"cause" text NOT NULL,
	"course_id" uuid,
	"summon_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goodwill_transactions_cause_key" UNIQUE("cause"),
	CONSTRAINT "goodwill_transactions_cause_check" CHECK (char_length("goodwill_transactions"."cause") between 1 and 200),
	CONSTRAINT "goodwill_transactions_points_check" CHECK (case "goodwill_transactions"."reason"
        when 'summon_help' then "goodwill_transactions"."points" between 10 and 25
        when 'promotion' then "goodwill_transactions"."points" > 0
        else "goodwill_transactions"."points" between 5 and 100
      end),
	CONSTRAINT "goodwill_transactions_to_user_check" CHECK (("goodwill_transactions"."to_user_id" is null) = ("goodwill_transactions"."reason" = 'promotion')),
	CONSTRAINT "goodwill_transactions_from_user_check" CHECK (("goodwill_transactions"."from_user_id" is not null) = ("goodwill_transactions"."reason" in ('summon_help', 'promotion'))),
	CONSTRAINT "goodwill_transactions_people_check" CHECK ("goodwill_transactions"."from_user_id" <> "goodwill_transactions"."to_user_id"),
	CONSTRAINT "goodwill_transactions_summon_check" CHECK (("goodwill_transactions"."summon_id" is not null) = ("goodwill_transactions"."reason" = 'summon_help'))
);
--> statement-breakpoint
CREATE TABLE "user_goodwill" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"total_earned" integer DEFAULT 0 NOT NULL,
	"granted" integer DEFAULT 0 NOT NULL,
	"spent" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"balance" integer DEFAULT 0 NOT NULL,
	"last_awarded_to_user_id" uuid,
	"last_awarded_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_goodwill_balance_check" CHECK ("user_goodwill"."balance" = "user_goodwill"."total_earned" + "user_goodwill"."granted" - "user_goodwill"."spent" - "user_goodwill"."held"),
	CONSTRAINT "user_goodwill_balance_not_negative_check" CHECK ("user_goodwill"."balance" >= 0),
	CONSTRAINT "user_goodwill_parts_check" CHECK (least("user_goodwill"."total_earned", "user_goodwill"."granted", "user_goodwill"."spent", "user_goodwill"."held") >= 0),
	CONSTRAINT "user_goodwill_last_awarded_check" CHECK ("user_goodwill"."last_awarded_to_user_id" <> "user_goodwill"."user_id")
);
--> statement-breakpoint
CREATE TABLE "user_reward_unlocks" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"unlocked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"redeemed_at" timestamp with time zone,
	CONSTRAINT "user_reward_unlocks_user_id_reward_id_key" UNIQUE("user_id","reward_id"),
	CONSTRAINT "user_reward_unlocks_redeemed_at_check" CHECK ("user_reward_unlocks"."redeemed_at" >= "user_reward_unlocks"."unlocked_at")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password_hash" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider_id_account_id_key" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "auth_rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "auth_rate_limits_key_key" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_sessions_token_key" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "moderator_invites" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"email" "citext" NOT NULL,
	"invited_by" uuid NOT NULL,
	"token" text NOT NULL,
	"status" "moderator_invite_status" DEFAULT 'pending' NOT NULL,
	"accepted_by" uuid,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "moderator_invites_token_key" UNIQUE("token"),
	CONSTRAINT "moderator_invites_accepted_check" CHECK (("moderator_invites"."status" = 'accepted') = ("moderator_invites"."accepted_by" is not null and "moderator_invites"."accepted_at" is not null)),
	CONSTRAINT "moderator_invites_expires_at_check" CHECK ("moderator_invites"."expires_at" > "moderator_invites"."sent_at")
);
--> statement-breakpoint
CREATE TABLE "user_expertise" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "user_expertise_user_id_tag_key" UNIQUE("user_id","tag"),
	CONSTRAINT "user_expertise_tag_check" CHECK (char_length("user_expertise"."tag") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "user_interests" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "user_interests_user_id_tag_key" UNIQUE("user_id","tag"),
	CONSTRAINT "user_interests_tag_check" CHECK (char_length("user_interests"."tag") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "user_qualifications" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"sentence" text NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"handle" "citext" NOT NULL,
	"title" text,
	"avatar_url" text,
	"bio" text,
	"bio_short" varchar(160),
	"teaching_philosophy" text,
	"website" text,
	"role" "user_role" DEFAULT 'student' NOT NULL,
	"is_creator" boolean DEFAULT false NOT NULL,
	"is_student_teacher" boolean DEFAULT false NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"is_moderator" boolean DEFAULT false NOT NULL,
	"is_employer" boolean DEFAULT false NOT NULL,
	"privacy_public" boolean DEFAULT false NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"email_status" "email_status",
	"marketing_opt_out" boolean DEFAULT false,
	"stripe_account_id" text,
	"stripe_account_status" "stripe_account_status",
	"stripe_payouts_enabled" boolean DEFAULT false,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"anonymised_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_key" UNIQUE("email"),
	CONSTRAINT "users_handle_key" UNIQUE("handle"),
	CONSTRAINT "users_stripe_account_id_key" UNIQUE("stripe_account_id"),
	CONSTRAINT "users_email_check" CHECK (position('@' in "users"."email"::text) > 1 and char_length("users"."email"::text) <= 254),
	CONSTRAINT "users_name_check" CHECK (char_length(btrim("users"."name")) between 1 and 200),
	CONSTRAINT "users_handle_check" CHECK ("users"."handle"::text ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"type" "certificate_type" NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"issued_by" uuid NOT NULL,
	"recommended_by" uuid,
	"certificate_url" text,
	CONSTRAINT "certificates_user_id_course_id_type_key" UNIQUE("user_id","course_id","type"),
	CONSTRAINT "certificates_recommended_by_check" CHECK ("certificates"."recommended_by" <> "certificates"."user_id")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"student_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"student_teacher_id" uuid,
	"status" "enrollment_status" DEFAULT 'enrolled' NOT NULL,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "enrollments_id_student_id_key" UNIQUE("id","student_id"),
	CONSTRAINT "enrollments_student_teacher_check" CHECK ("enrollments"."student_teacher_id" <> "enrollments"."student_id"),
	CONSTRAINT "enrollments_completed_at_check" CHECK ("enrollments"."status" <> 'completed' or "enrollments"."completed_at" is not null),
	CONSTRAINT "enrollments_cancelled_at_check" CHECK (("enrollments"."status" = 'cancelled') = ("enrollments"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "homework_assignments" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"course_id" uuid NOT NULL,
	"module_id" uuid,
	"created_by" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"instructions" text NOT NULL,
	"due_within_days" integer,
	"is_required" boolean DEFAULT false NOT NULL,
	"max_points" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_assignments_due_within_days_check" CHECK ("homework_assignments"."due_within_days" > 0),
	CONSTRAINT "homework_assignments_max_points_check" CHECK ("homework_assignments"."max_points" > 0)
);
--> statement-breakpoint
CREATE TABLE "homework_submission_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" text,
	"file_url" text,
	"status" "submission_status" NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"feedback" text,
	"points" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_submission_versions_submission_id_version_key" UNIQUE("submission_id","version"),
	CONSTRAINT "homework_submission_versions_version_check" CHECK ("homework_submission_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "homework_submissions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"content" text,
	"file_url" text,
	"status" "submission_status" DEFAULT 'submitted' NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"feedback" text,
	"points" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "homework_submissions_assignment_id_student_id_key" UNIQUE("assignment_id","student_id"),
	CONSTRAINT "homework_submissions_content_check" CHECK ("homework_submissions"."content" is not null or "homework_submissions"."file_url" is not null),
	CONSTRAINT "homework_submissions_points_check" CHECK ("homework_submissions"."points" >= 0),
	CONSTRAINT "homework_submissions_reviewed_by_check" CHECK ("homework_submissions"."reviewed_by" <> "homework_submissions"."student_id"),
	CONSTRAINT "homework_submissions_reviewed_check" CHECK ("homework_submissions"."status" = 'submitted' or ("homework_submissions"."reviewed_by" is not null and "homework_submissions"."reviewed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "module_progress" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"module_id" uuid NOT NULL,
	"is_complete" boolean DEFAULT false NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "module_progress_enrollment_id_module_id_key" UNIQUE("enrollment_id","module_id"),
	CONSTRAINT "module_progress_completed_at_check" CHECK ("module_progress"."is_complete" = ("module_progress"."completed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "student_teachers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"certified_date" date DEFAULT now() NOT NULL,
	"students_taught" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"approved_by" uuid NOT NULL,
	CONSTRAINT "student_teachers_user_id_course_id_key" UNIQUE("user_id","course_id"),
	CONSTRAINT "student_teachers_students_taught_check" CHECK ("student_teachers"."students_taught" >= 0),
	CONSTRAINT "student_teachers_approved_by_check" CHECK ("student_teachers"."approved_by" <> "student_teachers"."user_id")
);
--> statement-breakpoint
CREATE TABLE "conversation_participants" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_read_at" timestamp with time zone,
	CONSTRAINT "conversation_participants_conversation_id_user_id_key" UNIQUE("conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_content_check" CHECK (char_length("messages"."content") between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "newsletter_subscribers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"creator_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"tier_id" uuid,
	"subscribed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"unsubscribed_at" timestamp with time zone,
	CONSTRAINT "newsletter_subscribers_creator_id_user_id_key" UNIQUE("creator_id","user_id"),
	CONSTRAINT "newsletter_subscribers_people_check" CHECK ("newsletter_subscribers"."creator_id" <> "newsletter_subscribers"."user_id"),
	CONSTRAINT "newsletter_subscribers_unsubscribed_at_check" CHECK ("newsletter_subscribers"."unsubscribed_at" >= "newsletter_subscribers"."subscribed_at")
);
--> statement-breakpoint
CREATE TABLE "newsletter_tiers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"creator_id" uuid NOT NULL,
	"name" text NOT NULL,
	"price_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "newsletter_tiers_creator_id_name_key" UNIQUE("creator_id","name"),
	CONSTRAINT "newsletter_tiers_price_cents_check" CHECK ("newsletter_tiers"."price_cents" >= 0),
	CONSTRAINT "newsletter_tiers_currency_check" CHECK ("newsletter_tiers"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "newsletters" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"creator_id" uuid NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"status" "newsletter_status" DEFAULT 'draft' NOT NULL,
	"tier_id" uuid,
	"scheduled_for" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"opens_count" integer DEFAULT 0,
	"clicks_count" integer DEFAULT 0,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "newsletters_scheduled_for_check" CHECK ("newsletters"."status" <> 'scheduled' or "newsletters"."scheduled_for" is not null),
	CONSTRAINT "newsletters_sent_at_check" CHECK (("newsletters"."status" = 'sent') = ("newsletters"."sent_at" is not null)),
	CONSTRAINT "newsletters_counts_check" CHECK (least("newsletters"."opens_count", "newsletters"."clicks_count", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "inbox_presence" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"online_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_mails" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"type" "notification_type" NOT NULL,
	"in_app" boolean DEFAULT true NOT NULL,
	"email" boolean DEFAULT true NOT NULL,
	"push" boolean DEFAULT true NOT NULL,
	CONSTRAINT "notification_preferences_pkey" PRIMARY KEY("user_id","type")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"type" "notification_type" NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"action_url" text,
	"is_read" boolean DEFAULT false NOT NULL,
	"cause" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_user_id_cause_key" UNIQUE("user_id","cause")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_subscriptions_endpoint_key" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"student_teacher_id" uuid,
	"employer_id" uuid,
	"amount_cents" integer NOT NULL,
	"discount_cents" integer DEFAULT 0 NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"stripe_session_id" text,
	"status" "checkout_status" DEFAULT 'open' NOT NULL,
	"enrollment_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkouts_stripe_session_id_key" UNIQUE("stripe_session_id"),
	CONSTRAINT "checkouts_amount_cents_check" CHECK ("checkouts"."amount_cents" >= 0 and "checkouts"."discount_cents" >= 0),
	CONSTRAINT "checkouts_currency_check" CHECK ("checkouts"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "checkouts_completed_check" CHECK (("checkouts"."status" = 'completed') = ("checkouts"."completed_at" is not null and "checkouts"."enrollment_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "employer_sponsorships" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"employer_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "employer_sponsorships_enrollment_id_key" UNIQUE("enrollment_id"),
	CONSTRAINT "employer_sponsorships_people_check" CHECK ("employer_sponsorships"."employer_id" <> "employer_sponsorships"."student_id")
);
--> statement-breakpoint
CREATE TABLE "payment_splits" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"recipient_id" uuid,
	"recipient_type" "split_recipient_type" NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"percentage" integer NOT NULL,
	"stripe_transfer_id" text,
	"payout_id" uuid,
	"status" "split_status" DEFAULT 'pending' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "payment_splits_stripe_transfer_id_key" UNIQUE("stripe_transfer_id"),
	CONSTRAINT "payment_splits_amount_cents_check" CHECK ("payment_splits"."amount_cents" >= 0),
	CONSTRAINT "payment_splits_percentage_check" CHECK ("payment_splits"."percentage" between 0 and 100),
	CONSTRAINT "payment_splits_currency_check" CHECK ("payment_splits"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payment_splits_recipient_check" CHECK (("payment_splits"."recipient_type" = 'platform') = ("payment_splits"."recipient_id" is null)),
	CONSTRAINT "payment_splits_platform_check" CHECK ("payment_splits"."recipient_type" <> 'platform' or ("payment_splits"."stripe_transfer_id" is null and "payment_splits"."payout_id" is null)),
	CONSTRAINT "payment_splits_paid_at_check" CHECK ("payment_splits"."status" <> 'paid' or "payment_splits"."paid_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"recipient_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"stripe_transfer_id" text,
	"status" "payout_status" DEFAULT 'pending' NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payouts_stripe_transfer_id_key" UNIQUE("stripe_transfer_id"),
	CONSTRAINT "payouts_id_recipient_id_currency_key" UNIQUE("id","recipient_id","currency"),
	CONSTRAINT "payouts_amount_cents_check" CHECK ("payouts"."amount_cents" > 0),
	CONSTRAINT "payouts_currency_check" CHECK ("payouts"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payouts_approved_by_check" CHECK ("payouts"."approved_by" <> "payouts"."recipient_id"),
	CONSTRAINT "payouts_paid_at_check" CHECK ("payouts"."status" <> 'completed' or "payouts"."paid_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"transaction_id" uuid NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"reason" text,
	"stripe_refund_id" text,
	"status" "refund_status" DEFAULT 'pending' NOT NULL,
	"requested_by" uuid,
	"approved_by" uuid,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_stripe_refund_id_key" UNIQUE("stripe_refund_id"),
	CONSTRAINT "refunds_amount_cents_check" CHECK ("refunds"."amount_cents" > 0),
	CONSTRAINT "refunds_completed_at_check" CHECK (("refunds"."status" = 'completed') = ("refunds"."completed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"stripe_payment_id" text NOT NULL,
	"stripe_charge_id" text,
	"transfer_group" text,
	"status" "transaction_status" DEFAULT 'pending' NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transactions_stripe_payment_id_key" UNIQUE("stripe_payment_id"),
	CONSTRAINT "transactions_id_enrollment_id_currency_key" UNIQUE("id","enrollment_id","currency"),
	CONSTRAINT "transactions_amount_cents_check" CHECK ("transactions"."amount_cents" >= 0),
	CONSTRAINT "transactions_currency_check" CHECK ("transactions"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "transactions_paid_at_check" CHECK ("transactions"."status" not in ('completed', 'refunded') or "transactions"."paid_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "features" (
	"id" varchar(60) PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"enabled" boolean DEFAULT false NOT NULL,
	"allowed_roles" text[] DEFAULT '{*}' NOT NULL,
	"block" integer,
	"requires" text[] DEFAULT '{}',
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "features_id_check" CHECK ("features"."id" ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT "features_allowed_roles_check" CHECK ("features"."allowed_roles" <@ array['*', 'student', 'student_teacher', 'creator', 'admin', 'moderator', 'employer']),
	CONSTRAINT "features_block_check" CHECK ("features"."block" between 0 and 9),
	CONSTRAINT "features_requires_check" CHECK (not ("features"."id" = any("features"."requires")))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"party" text NOT NULL,
	"room_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "outbox_attempts_check" CHECK ("outbox"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "webhook_events_provider_event_id_key" UNIQUE("provider","event_id"),
	CONSTRAINT "webhook_events_provider_check" CHECK ("webhook_events"."provider" in ('stripe', 'resend', 'plugnmeet'))
);
--> statement-breakpoint
CREATE TABLE "availability" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"day_of_week" integer NOT NULL,
	"start_time" time NOT NULL,
	"end_time" time NOT NULL,
	"timezone" text NOT NULL,
	"is_recurring" boolean DEFAULT true NOT NULL,
	"date" date,
	"is_exception" boolean DEFAULT false NOT NULL,
	CONSTRAINT "availability_day_of_week_check" CHECK ("availability"."day_of_week" between 0 and 6),
	CONSTRAINT "availability_time_check" CHECK ("availability"."end_time" > "availability"."start_time"),
	CONSTRAINT "availability_date_check" CHECK ("availability"."is_recurring" = ("availability"."date" is null)),
	CONSTRAINT "availability_date_day_check" CHECK ("availability"."date" is null or extract(dow from "availability"."date") = "availability"."day_of_week"),
	CONSTRAINT "availability_exception_check" CHECK (not ("availability"."is_exception" and "availability"."is_recurring"))
);
--> statement-breakpoint
CREATE TABLE "busy_times" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"source_type" "busy_source" NOT NULL,
	"source_id" uuid NOT NULL,
	CONSTRAINT "busy_times_source_key" UNIQUE("source_type","source_id","user_id"),
	CONSTRAINT "busy_times_during_check" CHECK (not isempty("busy_times"."during") and not lower_inf("busy_times"."during") and not upper_inf("busy_times"."during"))
);
--> statement-breakpoint
CREATE TABLE "intro_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"visitor_email" "citext" NOT NULL,
	"visitor_name" text,
	"visitor_id" uuid,
	"student_teacher_id" uuid NOT NULL,
	"course_id" uuid,
	"scheduled_at" timestamp with time zone NOT NULL,
	"bbb_room_url" text,
	"status" "intro_session_status" DEFAULT 'scheduled' NOT NULL,
	"duration_minutes" integer,
	"converted_to_enrollment" boolean DEFAULT false,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "intro_sessions_duration_minutes_check" CHECK ("intro_sessions"."duration_minutes" between 0 and 15),
	CONSTRAINT "intro_sessions_visitor_check" CHECK ("intro_sessions"."visitor_id" <> "intro_sessions"."student_teacher_id")
);
--> statement-breakpoint
CREATE TABLE "attendance_observations" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"source" "attendance_source" NOT NULL,
	"source_key" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_observations_source_key" UNIQUE("session_id","source","source_key"),
	CONSTRAINT "attendance_observations_left_at_check" CHECK ("attendance_observations"."left_at" >= "attendance_observations"."joined_at"),
	CONSTRAINT "attendance_observations_last_seen_at_check" CHECK ("attendance_observations"."last_seen_at" >= "attendance_observations"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "session_assessments" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"session_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"assessee_id" uuid NOT NULL,
	"rating" integer NOT NULL,
	"comment" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_assessments_session_id_assessor_id_key" UNIQUE("session_id","assessor_id"),
	CONSTRAINT "session_assessments_rating_check" CHECK ("session_assessments"."rating" between 1 and 5),
	CONSTRAINT "session_assessments_people_check" CHECK ("session_assessments"."assessor_id" <> "session_assessments"."assessee_id")
);
--> statement-breakpoint
CREATE TABLE "session_attendance" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"duration_seconds" integer GENERATED ALWAYS AS (floor(extract(epoch from left_at - joined_at))::integer) STORED,
	CONSTRAINT "session_attendance_left_at_check" CHECK ("session_attendance"."left_at" >= "session_attendance"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "session_resources" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"session_id" uuid,
	"course_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"type" "resource_type" NOT NULL,
	"name" text NOT NULL,
	"r2_key" text NOT NULL,
	"size_bytes" bigint,
	"mime_type" text,
	"duration_seconds" integer,
	"is_public" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_resources_r2_key_key" UNIQUE("r2_key"),
	CONSTRAINT "session_resources_name_check" CHECK (char_length(btrim("session_resources"."name")) between 1 and 255),
	CONSTRAINT "session_resources_size_bytes_check" CHECK ("session_resources"."size_bytes" >= 0),
	CONSTRAINT "session_resources_duration_seconds_check" CHECK ("session_resources"."duration_seconds" is null or ("session_resources"."type" = 'recording' and "session_resources"."duration_seconds" >= 0))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"scheduled_start" timestamp with time zone NOT NULL,
	"scheduled_end" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"status" "session_status" DEFAULT 'scheduled' NOT NULL,
	"plugnmeet_room_id" text,
	"plugnmeet_room_sid" text,
	"recording_url" text,
	"cancelled_by" uuid,
	"cancel_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_people_check" CHECK ("sessions"."teacher_id" <> "sessions"."student_id"),
	CONSTRAINT "sessions_scheduled_check" CHECK ("sessions"."scheduled_end" > "sessions"."scheduled_start"),
	CONSTRAINT "sessions_ended_at_check" CHECK ("sessions"."ended_at" is null or ("sessions"."started_at" is not null and "sessions"."ended_at" >= "sessions"."started_at")),
	CONSTRAINT "sessions_in_progress_check" CHECK ("sessions"."status" <> 'in_progress' or ("sessions"."started_at" is not null and "sessions"."ended_at" is null)),
	CONSTRAINT "sessions_completed_check" CHECK ("sessions"."status" <> 'completed' or "sessions"."ended_at" is not null),
	CONSTRAINT "sessions_cancelled_by_check" CHECK ("sessions"."cancelled_by" is null or "sessions"."status" = 'cancelled')
);
--> statement-breakpoint
CREATE TABLE "help_summons" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"student_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"module_id" uuid,
	"message" text NOT NULL,
	"points_offered" integer NOT NULL,
	"status" "summon_status" DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"responder_id" uuid,
	"responded_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"points_awarded" integer,
	"session_duration_mins" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "help_summons_people_check" CHECK ("help_summons"."responder_id" <> "help_summons"."student_id"),
	CONSTRAINT "help_summons_message_check" CHECK (char_length(btrim("help_summons"."message")) between 1 and 2000),
	CONSTRAINT "help_summons_points_offered_check" CHECK ("help_summons"."points_offered" between 10 and 25),
	CONSTRAINT "help_summons_points_awarded_check" CHECK ("help_summons"."points_awarded" is null or ("help_summons"."status" = 'completed' and "help_summons"."points_awarded" between 10 and "help_summons"."points_offered")),
	CONSTRAINT "help_summons_session_duration_mins_check" CHECK ("help_summons"."session_duration_mins" >= 0),
	CONSTRAINT "help_summons_expires_at_check" CHECK ("help_summons"."expires_at" > "help_summons"."created_at"),
	CONSTRAINT "help_summons_responder_check" CHECK (("help_summons"."responder_id" is null) = ("help_summons"."responded_at" is null)),
	CONSTRAINT "help_summons_status_check" CHECK (case "help_summons"."status"
        when 'pending' then "help_summons"."responder_id" is null
        when 'responded' then "help_summons"."responder_id" is not null
        when 'completed' then "help_summons"."responder_id" is not null and "help_summons"."completed_at" is not null
        when 'cancelled' then "help_summons"."cancelled_at" is not null
        when 'expired' then "help_summons"."expired_at" is not null
      end),
	CONSTRAINT "help_summons_moments_check" CHECK (("help_summons"."completed_at" is null or "help_summons"."status" = 'completed')
        and ("help_summons"."cancelled_at" is null or "help_summons"."status" = 'cancelled')
        and ("help_summons"."expired_at" is null or "help_summons"."status" = 'expired'))
);
--> statement-breakpoint
CREATE TABLE "summon_attendance" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"summon_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "summon_attendance_left_at_check" CHECK ("summon_attendance"."left_at" >= "summon_attendance"."joined_at"),
	CONSTRAINT "summon_attendance_last_seen_at_check" CHECK ("summon_attendance"."last_seen_at" >= "summon_attendance"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "summon_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summon_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"content" text NOT NULL,
	"seq" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "summon_messages_summon_id_seq_key" UNIQUE("summon_id","seq"),
	CONSTRAINT "summon_messages_seq_check" CHECK ("summon_messages"."seq" > 0),
	CONSTRAINT "summon_messages_content_check" CHECK (char_length("summon_messages"."content") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "user_availability" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"is_available" boolean DEFAULT false NOT NULL,
	"last_available_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_reply_to_id_chat_messages_id_fk" FOREIGN KEY ("reply_to_id") REFERENCES "public"."chat_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reactions" ADD CONSTRAINT "chat_reactions_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reactions" ADD CONSTRAINT "chat_reactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_read_markers" ADD CONSTRAINT "chat_read_markers_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_read_markers" ADD CONSTRAINT "chat_read_markers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_users_id_fk" FOREIGN KEY ("blocker_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_users_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_flagged_by_users_id_fk" FOREIGN KEY ("flagged_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_flags" ADD CONSTRAINT "content_flags_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_follows" ADD CONSTRAINT "course_follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_follows" ADD CONSTRAINT "course_follows_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_users_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_followed_id_users_id_fk" FOREIGN KEY ("followed_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instructor_followers" ADD CONSTRAINT "instructor_followers_instructor_id_users_id_fk" FOREIGN KEY ("instructor_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instructor_followers" ADD CONSTRAINT "instructor_followers_follower_id_users_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_interactions" ADD CONSTRAINT "post_interactions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_interactions" ADD CONSTRAINT "post_interactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_community_id_sub_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."sub_communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_parent_id_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promoted_posts" ADD CONSTRAINT "promoted_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promoted_posts" ADD CONSTRAINT "promoted_posts_promoted_by_users_id_fk" FOREIGN KEY ("promoted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_communities" ADD CONSTRAINT "sub_communities_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_community_members" ADD CONSTRAINT "sub_community_members_community_id_sub_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."sub_communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_community_members" ADD CONSTRAINT "sub_community_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_curriculum" ADD CONSTRAINT "course_curriculum_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_includes" ADD CONSTRAINT "course_includes_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_objectives" ADD CONSTRAINT "course_objectives_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_prerequisites" ADD CONSTRAINT "course_prerequisites_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_tags" ADD CONSTRAINT "course_tags_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_target_audience" ADD CONSTRAINT "course_target_audience_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_testimonials" ADD CONSTRAINT "course_testimonials_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peerloop_features" ADD CONSTRAINT "peerloop_features_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_inquiries" ADD CONSTRAINT "visitor_inquiries_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_inquiries" ADD CONSTRAINT "visitor_inquiries_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goodwill_transactions" ADD CONSTRAINT "goodwill_transactions_from_user_id_users_id_fk" FOREIGN KEY ("from_user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goodwill_transactions" ADD CONSTRAINT "goodwill_transactions_to_user_id_users_id_fk" FOREIGN KEY ("to_user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goodwill_transactions" ADD CONSTRAINT "goodwill_transactions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goodwill_transactions" ADD CONSTRAINT "goodwill_transactions_summon_id_help_summons_id_fk" FOREIGN KEY ("summon_id") REFERENCES "public"."help_summons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_goodwill" ADD CONSTRAINT "user_goodwill_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_goodwill" ADD CONSTRAINT "user_goodwill_last_awarded_to_user_id_users_id_fk" FOREIGN KEY ("last_awarded_to_user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_reward_unlocks" ADD CONSTRAINT "user_reward_unlocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_reward_unlocks" ADD CONSTRAINT "user_reward_unlocks_reward_id_goodwill_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."goodwill_rewards"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderator_invites" ADD CONSTRAINT "moderator_invites_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderator_invites" ADD CONSTRAINT "moderator_invites_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_expertise" ADD CONSTRAINT "user_expertise_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_interests" ADD CONSTRAINT "user_interests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_qualifications" ADD CONSTRAINT "user_qualifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_recommended_by_users_id_fk" FOREIGN KEY ("recommended_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_student_teacher_id_users_id_fk" FOREIGN KEY ("student_teacher_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_assignments" ADD CONSTRAINT "homework_assignments_module_fk" FOREIGN KEY ("module_id","course_id") REFERENCES "public"."course_curriculum"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD CONSTRAINT "homework_submission_versions_submission_id_homework_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."homework_submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submission_versions" ADD CONSTRAINT "homework_submission_versions_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_assignment_id_homework_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."homework_assignments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "homework_submissions" ADD CONSTRAINT "homework_submissions_enrollment_fk" FOREIGN KEY ("enrollment_id","student_id") REFERENCES "public"."enrollments"("id","student_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_progress" ADD CONSTRAINT "module_progress_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_progress" ADD CONSTRAINT "module_progress_module_id_course_curriculum_id_fk" FOREIGN KEY ("module_id") REFERENCES "public"."course_curriculum"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_teachers" ADD CONSTRAINT "student_teachers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_teachers" ADD CONSTRAINT "student_teachers_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_teachers" ADD CONSTRAINT "student_teachers_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_subscribers" ADD CONSTRAINT "newsletter_subscribers_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_subscribers" ADD CONSTRAINT "newsletter_subscribers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_subscribers" ADD CONSTRAINT "newsletter_subscribers_tier_id_newsletter_tiers_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."newsletter_tiers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_tiers" ADD CONSTRAINT "newsletter_tiers_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletters" ADD CONSTRAINT "newsletters_creator_id_users_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletters" ADD CONSTRAINT "newsletters_tier_id_newsletter_tiers_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."newsletter_tiers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_presence" ADD CONSTRAINT "inbox_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_student_teacher_id_users_id_fk" FOREIGN KEY ("student_teacher_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_employer_id_users_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_sponsorships" ADD CONSTRAINT "employer_sponsorships_employer_id_users_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_sponsorships" ADD CONSTRAINT "employer_sponsorships_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_sponsorships" ADD CONSTRAINT "employer_sponsorships_enrollment_fk" FOREIGN KEY ("enrollment_id","student_id") REFERENCES "public"."enrollments"("id","student_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_splits" ADD CONSTRAINT "payment_splits_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_splits" ADD CONSTRAINT "payment_splits_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_splits" ADD CONSTRAINT "payment_splits_transaction_fk" FOREIGN KEY ("transaction_id","enrollment_id","currency") REFERENCES "public"."transactions"("id","enrollment_id","currency") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_splits" ADD CONSTRAINT "payment_splits_payout_fk" FOREIGN KEY ("payout_id","recipient_id","currency") REFERENCES "public"."payouts"("id","recipient_id","currency") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_transaction_fk" FOREIGN KEY ("transaction_id","enrollment_id","currency") REFERENCES "public"."transactions"("id","enrollment_id","currency") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "busy_times" ADD CONSTRAINT "busy_times_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_sessions" ADD CONSTRAINT "intro_sessions_visitor_id_users_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_sessions" ADD CONSTRAINT "intro_sessions_student_teacher_id_users_id_fk" FOREIGN KEY ("student_teacher_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_sessions" ADD CONSTRAINT "intro_sessions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assessments" ADD CONSTRAINT "session_assessments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assessments" ADD CONSTRAINT "session_assessments_assessor_id_users_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assessments" ADD CONSTRAINT "session_assessments_assessee_id_users_id_fk" FOREIGN KEY ("assessee_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendance" ADD CONSTRAINT "session_attendance_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendance" ADD CONSTRAINT "session_attendance_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_resources" ADD CONSTRAINT "session_resources_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_resources" ADD CONSTRAINT "session_resources_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_resources" ADD CONSTRAINT "session_resources_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_teacher_id_users_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_enrollment_fk" FOREIGN KEY ("enrollment_id","student_id") REFERENCES "public"."enrollments"("id","student_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_responder_id_users_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_summons" ADD CONSTRAINT "help_summons_module_fk" FOREIGN KEY ("module_id","course_id") REFERENCES "public"."course_curriculum"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summon_attendance" ADD CONSTRAINT "summon_attendance_summon_id_help_summons_id_fk" FOREIGN KEY ("summon_id") REFERENCES "public"."help_summons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summon_attendance" ADD CONSTRAINT "summon_attendance_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summon_messages" ADD CONSTRAINT "summon_messages_summon_id_help_summons_id_fk" FOREIGN KEY ("summon_id") REFERENCES "public"."help_summons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summon_messages" ADD CONSTRAINT "summon_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_availability" ADD CONSTRAINT "user_availability_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_messages_room_id_rev_idx" ON "chat_messages" USING btree ("room_id","rev");--> statement-breakpoint
CREATE INDEX "chat_messages_room_id_created_at_idx" ON "chat_messages" USING btree ("room_id","created_at");--> statement-breakpoint
CREATE INDEX "chat_messages_reply_to_id_idx" ON "chat_messages" USING btree ("reply_to_id") WHERE reply_to_id is not null;--> statement-breakpoint
CREATE INDEX "chat_read_markers_user_id_idx" ON "chat_read_markers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "blocks_blocked_id_idx" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE UNIQUE INDEX "content_flags_pending_key" ON "content_flags" USING btree ("target_type","target_id","flagged_by") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "content_flags_status_idx" ON "content_flags" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "content_flags_target_idx" ON "content_flags" USING btree ("target_type","target_id");--> statement-breakpoint
CREATE INDEX "course_follows_course_id_idx" ON "course_follows" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "follows_followed_id_idx" ON "follows" USING btree ("followed_id");--> statement-breakpoint
CREATE INDEX "instructor_followers_follower_id_idx" ON "instructor_followers" USING btree ("follower_id");--> statement-breakpoint
CREATE INDEX "post_interactions_user_id_idx" ON "post_interactions" USING btree ("user_id","type");--> statement-breakpoint
CREATE INDEX "posts_author_id_idx" ON "posts" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_course_id_idx" ON "posts" USING btree ("course_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_community_id_idx" ON "posts" USING btree ("community_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_parent_id_idx" ON "posts" USING btree ("parent_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_created_at_idx" ON "posts" USING btree ("created_at") WHERE parent_id is null;--> statement-breakpoint
CREATE INDEX "promoted_posts_post_id_idx" ON "promoted_posts" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "promoted_posts_promoted_at_idx" ON "promoted_posts" USING btree ("promoted_at");--> statement-breakpoint
CREATE INDEX "sub_communities_creator_id_idx" ON "sub_communities" USING btree ("creator_id");--> statement-breakpoint
CREATE INDEX "sub_community_members_user_id_idx" ON "sub_community_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "course_includes_course_id_idx" ON "course_includes" USING btree ("course_id","display_order");--> statement-breakpoint
CREATE INDEX "course_objectives_course_id_idx" ON "course_objectives" USING btree ("course_id","display_order");--> statement-breakpoint
CREATE INDEX "course_prerequisites_course_id_idx" ON "course_prerequisites" USING btree ("course_id","type","display_order");--> statement-breakpoint
CREATE INDEX "course_tags_tag_idx" ON "course_tags" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "course_target_audience_course_id_idx" ON "course_target_audience" USING btree ("course_id","display_order");--> statement-breakpoint
CREATE INDEX "course_testimonials_course_id_idx" ON "course_testimonials" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "courses_creator_id_idx" ON "courses" USING btree ("creator_id");--> statement-breakpoint
CREATE INDEX "courses_category_id_idx" ON "courses" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "courses_level_idx" ON "courses" USING btree ("level");--> statement-breakpoint
CREATE INDEX "courses_is_active_idx" ON "courses" USING btree ("is_active","created_at");--> statement-breakpoint
CREATE INDEX "visitor_inquiries_creator_id_idx" ON "visitor_inquiries" USING btree ("creator_id","created_at");--> statement-breakpoint
CREATE INDEX "visitor_inquiries_course_id_idx" ON "visitor_inquiries" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "goodwill_transactions_to_user_id_idx" ON "goodwill_transactions" USING btree ("to_user_id","created_at");--> statement-breakpoint
CREATE INDEX "goodwill_transactions_from_user_id_idx" ON "goodwill_transactions" USING btree ("from_user_id","created_at");--> statement-breakpoint
CREATE INDEX "goodwill_transactions_summon_id_idx" ON "goodwill_transactions" USING btree ("summon_id");--> statement-breakpoint
CREATE INDEX "goodwill_transactions_created_at_idx" ON "goodwill_transactions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "accounts_user_id_idx" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_user_id_idx" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_expires_at_idx" ON "auth_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "moderator_invites_email_idx" ON "moderator_invites" USING btree ("email");--> statement-breakpoint
CREATE INDEX "moderator_invites_status_idx" ON "moderator_invites" USING btree ("status");--> statement-breakpoint
CREATE INDEX "user_expertise_tag_idx" ON "user_expertise" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "user_interests_tag_idx" ON "user_interests" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "user_qualifications_user_id_idx" ON "user_qualifications" USING btree ("user_id","display_order");--> statement-breakpoint
CREATE INDEX "verifications_identifier_idx" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "certificates_course_id_idx" ON "certificates" USING btree ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_active_key" ON "enrollments" USING btree ("student_id","course_id") WHERE status <> 'cancelled';--> statement-breakpoint
CREATE INDEX "enrollments_course_id_idx" ON "enrollments" USING btree ("course_id","status");--> statement-breakpoint
CREATE INDEX "enrollments_student_id_idx" ON "enrollments" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "enrollments_student_teacher_id_idx" ON "enrollments" USING btree ("student_teacher_id");--> statement-breakpoint
CREATE INDEX "homework_assignments_course_id_idx" ON "homework_assignments" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "homework_assignments_module_id_idx" ON "homework_assignments" USING btree ("module_id");--> statement-breakpoint
CREATE INDEX "homework_assignments_created_by_idx" ON "homework_assignments" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "homework_submissions_student_id_idx" ON "homework_submissions" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "homework_submissions_enrollment_id_idx" ON "homework_submissions" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "homework_submissions_status_idx" ON "homework_submissions" USING btree ("status");--> statement-breakpoint
CREATE INDEX "module_progress_module_id_idx" ON "module_progress" USING btree ("module_id");--> statement-breakpoint
CREATE INDEX "student_teachers_course_id_idx" ON "student_teachers" USING btree ("course_id","is_active");--> statement-breakpoint
CREATE INDEX "conversation_participants_user_id_idx" ON "conversation_participants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "conversations_updated_at_idx" ON "conversations" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "messages_conversation_id_created_at_idx" ON "messages" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_sender_id_idx" ON "messages" USING btree ("sender_id");--> statement-breakpoint
CREATE INDEX "newsletter_subscribers_user_id_idx" ON "newsletter_subscribers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "newsletters_creator_id_idx" ON "newsletters" USING btree ("creator_id","created_at");--> statement-breakpoint
CREATE INDEX "newsletters_scheduled_idx" ON "newsletters" USING btree ("scheduled_for") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "inbox_presence_online_until_idx" ON "inbox_presence" USING btree ("online_until");--> statement-breakpoint
CREATE INDEX "local_mails_to_address_idx" ON "local_mails" USING btree ("to_address","created_at");--> statement-breakpoint
CREATE INDEX "notifications_user_id_created_at_idx" ON "notifications" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("user_id") WHERE not is_read;--> statement-breakpoint
CREATE INDEX "push_subscriptions_user_id_idx" ON "push_subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "checkouts_user_id_idx" ON "checkouts" USING btree ("user_id","course_id");--> statement-breakpoint
CREATE INDEX "checkouts_open_idx" ON "checkouts" USING btree ("expires_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "employer_sponsorships_employer_id_idx" ON "employer_sponsorships" USING btree ("employer_id");--> statement-breakpoint
CREATE INDEX "employer_sponsorships_student_id_idx" ON "employer_sponsorships" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "payment_splits_enrollment_id_idx" ON "payment_splits" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "payment_splits_transaction_id_idx" ON "payment_splits" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "payment_splits_recipient_id_idx" ON "payment_splits" USING btree ("recipient_id","status");--> statement-breakpoint
CREATE INDEX "payment_splits_payout_id_idx" ON "payment_splits" USING btree ("payout_id");--> statement-breakpoint
CREATE INDEX "payouts_recipient_id_idx" ON "payouts" USING btree ("recipient_id","created_at");--> statement-breakpoint
CREATE INDEX "payouts_status_idx" ON "payouts" USING btree ("status");--> statement-breakpoint
CREATE INDEX "refunds_transaction_id_idx" ON "refunds" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "refunds_enrollment_id_idx" ON "refunds" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "transactions_enrollment_id_idx" ON "transactions" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "transactions_transfer_group_idx" ON "transactions" USING btree ("transfer_group");--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("target_type","target_id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_idx" ON "audit_log" USING btree ("actor_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_undelivered_idx" ON "outbox" USING btree ("available_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "outbox_delivered_at_idx" ON "outbox" USING btree ("delivered_at") WHERE delivered_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_events_unprocessed_idx" ON "webhook_events" USING btree ("received_at") WHERE processed_at is null;--> statement-breakpoint
CREATE INDEX "availability_user_id_idx" ON "availability" USING btree ("user_id","day_of_week");--> statement-breakpoint
CREATE INDEX "intro_sessions_student_teacher_id_idx" ON "intro_sessions" USING btree ("student_teacher_id","scheduled_at");--> statement-breakpoint
CREATE INDEX "intro_sessions_visitor_id_idx" ON "intro_sessions" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "intro_sessions_course_id_idx" ON "intro_sessions" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "attendance_observations_user_idx" ON "attendance_observations" USING btree ("session_id","user_id","joined_at");--> statement-breakpoint
CREATE INDEX "attendance_observations_open_idx" ON "attendance_observations" USING btree ("last_seen_at") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "session_assessments_assessee_id_idx" ON "session_assessments" USING btree ("assessee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_attendance_open_key" ON "session_attendance" USING btree ("session_id","user_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "session_attendance_session_id_idx" ON "session_attendance" USING btree ("session_id","joined_at");--> statement-breakpoint
CREATE INDEX "session_attendance_user_id_idx" ON "session_attendance" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_resources_session_id_idx" ON "session_resources" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_resources_course_id_idx" ON "session_resources" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "session_resources_type_idx" ON "session_resources" USING btree ("type");--> statement-breakpoint
CREATE INDEX "sessions_enrollment_id_idx" ON "sessions" USING btree ("enrollment_id");--> statement-breakpoint
CREATE INDEX "sessions_teacher_id_idx" ON "sessions" USING btree ("teacher_id","scheduled_start");--> statement-breakpoint
CREATE INDEX "sessions_student_id_idx" ON "sessions" USING btree ("student_id","scheduled_start");--> statement-breakpoint
CREATE INDEX "sessions_plugnmeet_room_id_idx" ON "sessions" USING btree ("plugnmeet_room_id");--> statement-breakpoint
CREATE INDEX "sessions_open_idx" ON "sessions" USING btree ("scheduled_end") WHERE status in ('scheduled', 'in_progress');--> statement-breakpoint
CREATE UNIQUE INDEX "help_summons_open_student_key" ON "help_summons" USING btree ("student_id") WHERE status in ('pending', 'responded');--> statement-breakpoint
CREATE UNIQUE INDEX "help_summons_responded_responder_key" ON "help_summons" USING btree ("responder_id") WHERE status = 'responded';--> statement-breakpoint
CREATE INDEX "help_summons_pending_idx" ON "help_summons" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "help_summons_course_id_idx" ON "help_summons" USING btree ("course_id","created_at");--> statement-breakpoint
CREATE INDEX "help_summons_student_id_idx" ON "help_summons" USING btree ("student_id","created_at");--> statement-breakpoint
CREATE INDEX "help_summons_responder_id_idx" ON "help_summons" USING btree ("responder_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "summon_attendance_open_key" ON "summon_attendance" USING btree ("summon_id","user_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "summon_attendance_summon_id_idx" ON "summon_attendance" USING btree ("summon_id","joined_at");--> statement-breakpoint
CREATE INDEX "summon_attendance_open_idx" ON "summon_attendance" USING btree ("last_seen_at") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "user_availability_is_available_idx" ON "user_availability" USING btree ("user_id") WHERE is_available;--> statement-breakpoint
CREATE VIEW "public"."leaderboard_entries" AS (
  with earned as (
    select to_user_id as user_id, points, reason, created_at, created_at at time zone 'UTC' as utc
    from goodwill_transactions
    where to_user_id is not null and reason <> 'starter_grant'
  ),
  scored as (
    select user_id, 'weekly_points' as kind, to_char(utc, 'IYYY-"W"IW') as period, sum(points) as score,
      min(created_at) as created_at, max(created_at) as updated_at
    from earned group by 1, 2, 3
    union all
    select user_id, 'monthly_points', to_char(utc, 'YYYY-MM'), sum(points), min(created_at), max(created_at)
    from earned group by 1, 2, 3
    union all
    select user_id, 'monthly_helper', to_char(utc, 'YYYY-MM'), count(*), min(created_at), max(created_at)
    from earned where reason = 'summon_help' group by 1, 2, 3
    union all
    select user_id, 'all_time_points', 'all', sum(points), min(created_at), max(created_at)
    from earned group by 1, 2, 3
  )
  select
    md5(user_id || ':' || kind || ':' || period)::uuid as id,
    user_id,
    kind::leaderboard_type as leaderboard_type,
    period,
    score::int as score,
    (rank() over (partition by kind, period order by score desc))::int as rank,
    created_at,
    updated_at
  from scored);--> statement-breakpoint
CREATE VIEW "public"."user_stats" AS (
  select
    u.id as user_id,
    (select count(distinct s.student_id)::int from sessions s
      where s.teacher_id = u.id and s.status = 'completed') as students_taught,
    (select count(*)::int from courses c where c.creator_id = u.id) as courses_created,
    (select count(*)::int from enrollments e
      where e.student_id = u.id and e.status = 'completed') as courses_completed,
    coalesce(reviews.average, 0)::numeric(3, 2) as average_rating,
    reviews.total as total_reviews,
    now() as updated_at
  from users u
  cross join lateral (
    select avg(a.rating) as average, count(*)::int as total
    from session_assessments a
    where a.assessee_id = u.id
      and (a.created_at < now() - interval '7 days'
        or exists (select 1 from session_assessments b
          where b.session_id = a.session_id and b.assessor_id = a.assessee_id))
  ) reviews);--> statement-breakpoint
CREATE VIEW "public"."help_requests" AS (
  select
    id,
    student_id,
    course_id,
    module_id,
    message,
    case status
      when 'pending' then 'pending'
      when 'responded' then 'accepted'
      when 'completed' then 'completed'
      else 'expired'
    end as status,
    responder_id as helper_id,
    points_awarded as points_spent,
    created_at,
    responded_at as accepted_at,
    completed_at
  from help_summons);