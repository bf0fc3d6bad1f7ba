import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";

export const postType = pgEnum("post_type", ["post", "announcement", "teaching_tip", "availability"]);
export const interactionType = pgEnum("interaction_type", ["like", "bookmark", "repost"]);
export const flagStatus = pgEnum("flag_status", ["pending", "reviewed", "dismissed", "actioned"]);
export const flagTarget = pgEnum("flag_target", [
  "post",
  "chat_message",
  "message",
  "summon_message",
  "user",
  "course",
  "community",
  "newsletter",
  "homework_submission",
  "session_assessment",
  "session_resource",
]);
export const communityRole = pgEnum("community_role", ["member", "moderator", "admin"]);

const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const follows = pgTable(
  "follows",
  { id: id(), followerId: person("follower_id"), followedId: person("followed_id"), createdAt: createdAt() },
  (t) => [
    unique("follows_follower_id_followed_id_key").on(t.followerId, t.followedId),
    index("follows_followed_id_idx").on(t.followedId),
    check("follows_people_check", sql`${t.followerId} <> ${t.followedId}`),
  ],
);

export const courseFollows = pgTable(
  "course_follows",
  {
    id: id(),
    userId: person("user_id"),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("course_follows_user_id_course_id_key").on(t.userId, t.courseId),
    index("course_follows_course_id_idx").on(t.courseId),
  ],
);

export const instructorFollowers = pgTable(
  "instructor_followers",
  {
    id: id(),
    instructorId: person("instructor_id"),
    followerId: person("follower_id"),
    firstEnrollmentAt: moment("first_enrollment_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("instructor_followers_instructor_id_follower_id_key").on(t.instructorId, t.followerId),
    index("instructor_followers_follower_id_idx").on(t.followerId),
    check("instructor_followers_people_check", sql`${t.instructorId} <> ${t.followerId}`),
  ],
);

export const blocks = pgTable(
  "blocks",
  { blockerId: person("blocker_id"), blockedId: person("blocked_id"), createdAt: createdAt() },
  (t) => [
    primaryKey({ name: "blocks_pkey", columns: [t.blockerId, t.blockedId] }),
    index("blocks_blocked_id_idx").on(t.blockedId),
    check("blocks_people_check", sql`${t.blockerId} <> ${t.blockedId}`),
  ],
);

export const subCommunities = pgTable(
  "sub_communities",
  {
    id: id(),
    name: text("name").notNull(),
    slug: text("slug").notNull().unique("sub_communities_slug_key"),
    description: text("description"),
    coverImageUrl: text("cover_image_url"),
    isPublic: boolean("is_public").notNull().default(true),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("sub_communities_creator_id_idx").on(t.creatorId),
    check("sub_communities_slug_check", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

export const subCommunityMembers = pgTable(
  "sub_community_members",
  {
    id: id(),
    communityId: uuid("community_id")
      .notNull()
      .references(() => subCommunities.id, { onDelete: "cascade" }),
    userId: person("user_id"),
    role: communityRole("role").notNull().default("member"),
    joinedAt: createdAt("joined_at"),
  },
  (t) => [
    unique("sub_community_members_community_id_user_id_key").on(t.communityId, t.userId),
    index("sub_community_members_user_id_idx").on(t.userId),
  ],
);

export const posts = pgTable(
  "posts",
  {
    id: id(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id").references(() => courses.id, { onDelete: "cascade" }),
    communityId: uuid("community_id").references(() => subCommunities.id, { onDelete: "cascade" }),
    content: text("content").notNull(),
    postType: postType("post_type").notNull().default("post"),
    isPinned: boolean("is_pinned").notNull().default(false),
    parentId: uuid("parent_id").references((): AnyPgColumn => posts.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    updatedAt: moment("updated_at"),
  },
  (t) => [
    index("posts_author_id_idx").on(t.authorId, t.createdAt),
    index("posts_course_id_idx").on(t.courseId, t.createdAt),
    index("posts_community_id_idx").on(t.communityId, t.createdAt),
    index("posts_parent_id_idx").on(t.parentId, t.createdAt),
    index("posts_created_at_idx").on(t.createdAt).where(sql`parent_id is null`),
    check("posts_content_check", sql`char_length(btrim(${t.content})) between 1 and 10000`),
    check("posts_place_check", sql`${t.courseId} is null or ${t.communityId} is null`),
    check("posts_parent_id_check", sql`${t.parentId} <> ${t.id}`),
    check("posts_pinned_check", sql`not ${t.isPinned} or ${t.parentId} is null`),
  ],
);

export const postInteractions = pgTable(
  "post_interactions",
  {
    id: id(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    userId: person("user_id"),
    type: interactionType("type").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("post_interactions_post_id_user_id_type_key").on(t.postId, t.userId, t.type),
    index("post_interactions_user_id_idx").on(t.userId, t.type),
  ],
);

export const promotedPosts = pgTable(
  "promoted_posts",
  {
    id: id(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "restrict" }),
    promotedBy: uuid("promoted_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    pointsSpent: integer("points_spent").notNull(),
    promotedAt: createdAt("promoted_at"),
    expiresAt: moment("expires_at"),
  },
  (t) => [
    index("promoted_posts_post_id_idx").on(t.postId),
    index("promoted_posts_promoted_at_idx").on(t.promotedAt),
    check("promoted_posts_points_spent_check", sql`${t.pointsSpent} > 0`),
    check("promoted_posts_expires_at_check", sql`${t.expiresAt} > ${t.promotedAt}`),
  ],
);

/**
 * A report is one person's of one thing as it reads now: `content_version` counts the edits before it, and who
 * reported it once may do so again only after another. `target_id` has no foreign key, since it names a row of the
 * table that `target_type` says.
 */
export const contentFlags = pgTable(
  "content_flags",
  {
    id: id(),
    targetType: flagTarget("target_type").notNull(),
    targetId: uuid("target_id").notNull(),
    postId: uuid("post_id").references(() => posts.id, { onDelete: "restrict" }),
    flaggedBy: uuid("flagged_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    reason: text("reason").notNull(),
    contentVersion: integer("content_version").notNull().default(0),
    status: flagStatus("status").notNull().default("pending"),
    reviewedBy: uuid("reviewed_by").references(() => users.id, { onDelete: "restrict" }),
    reviewedAt: moment("reviewed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("content_flags_once_key").on(t.targetType, t.targetId, t.flaggedBy, t.contentVersion),
    index("content_flags_flagged_by_idx").on(t.flaggedBy, t.createdAt),
    check("content_flags_content_version_check", sql`${t.contentVersion} >= 0`),
    index("content_flags_status_idx").on(t.status, t.createdAt),
    index("content_flags_target_idx").on(t.targetType, t.targetId),
    check("content_flags_reason_check", sql`char_length(btrim(${t.reason})) between 1 and 8000`),
    check(
      "content_flags_post_check",
      sql`case when ${t.targetType} = 'post' then ${t.postId} is not null and ${t.postId} = ${t.targetId} else ${t.postId} is null end`,
    ),
    check(
      "content_flags_reviewed_check",
      sql`(${t.status} = 'pending') = (${t.reviewedBy} is null and ${t.reviewedAt} is null)`,
    ),
  ],
);
