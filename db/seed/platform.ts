import { auditLog, features } from "../schema/index.ts";
import { PENDING_INVITE_ID } from "./identity.ts";
import { ago, DAY, insert, person, type World } from "./world.ts";

const everybody = ["*"];
const teachers = ["student_teacher", "creator", "admin"];

/** id, name, description, on, roles, block, requires. */
const flags = [
  ["course_chat", "Course chat", "A live room for each course", true, everybody, 1, []],
  ["video_sessions", "Live sessions", "One-to-one sessions with video", true, everybody, 1, []],
  [
    "session_recording",
    "Recordings",
    "Recording of sessions, with both sides’ consent",
    false,
    everybody,
    3,
    ["video_sessions"],
  ],
  [
    "attendance_dashboard",
    "Attendance dashboard",
    "All of a creator’s sessions, live",
    true,
    ["creator", "admin"],
    1,
    ["video_sessions"],
  ],
  ["goodwill_points", "Goodwill points", "Thanks that count", true, everybody, 2, []],
  [
    "summon_help",
    "Summon help",
    "Call whoever is free right now",
    true,
    everybody,
    2,
    ["course_chat", "goodwill_points"],
  ],
  ["leaderboard", "Leaderboard", "Ranks from the goodwill book", true, everybody, 2, ["goodwill_points"]],
  ["goodwill_rewards", "Rewards", "What points unlock", true, everybody, 2, ["goodwill_points"]],
  ["community_feed", "Feed", "Posts, replies and reposts", true, everybody, 2, []],
  [
    "promoted_posts",
    "Promoted posts",
    "Points lift a post to the main feed",
    true,
    everybody,
    3,
    ["community_feed", "goodwill_points"],
  ],
  ["sub_communities", "Communities", "Places for topics", true, everybody, 3, ["community_feed"]],
  ["direct_messages", "Messages", "From person to person", true, everybody, 1, []],
  ["newsletters", "Newsletters", "Letters from creators", true, everybody, 3, []],
  [
    "newsletter_tiers",
    "Paid newsletters",
    "Subscriptions to newsletters",
    false,
    ["creator", "admin"],
    5,
    ["newsletters"],
  ],
  ["homework", "Homework", "Assignments with review", true, everybody, 1, []],
  [
    "intro_sessions",
    "Intro sessions",
    "A free quarter of an hour with an S-T",
    true,
    everybody,
    2,
    ["video_sessions"],
  ],
  ["employer_sponsorships", "Sponsorships", "Employers pay for courses", true, ["employer", "admin"], 4, []],
  ["push_notifications", "Push notifications", "Offers and reminders on the phone", true, everybody, 3, []],
  ["teaching_calendar", "Teaching calendar", "Weekly hours, extra days, days off", true, teachers, 1, []],
] as const;

/** Feature flags and the beginning of the audit log. */
export function seedPlatform(world: World): void {
  const createdAt = ago(world, 240 * DAY);
  insert(
    world,
    features,
    flags.map(([id, name, description, enabled, allowedRoles, block, requires]) => ({
      id,
      name,
      description,
      enabled,
      allowedRoles: [...allowedRoles],
      block,
      requires: [...requires],
      createdAt,
      updatedAt: createdAt,
    })),
  );
  const admin = person(world, "admin").id;
  insert(world, auditLog, [
    {
      actorId: admin,
      action: "feature.enabled",
      targetType: "feature",
      targetId: "summon_help",
      details: { from: false, to: true },
      createdAt: ago(world, 120 * DAY),
    },
    {
      actorId: admin,
      action: "moderator.invited",
      targetType: "moderator_invite",
      targetId: PENDING_INVITE_ID,
      createdAt: ago(world, 2 * DAY),
    },
    {
      actorId: person(world, "moderator").id,
      action: "flag.actioned",
      targetType: "user",
      targetId: person(world, "daniel").id,
      details: { measure: "warned" },
      createdAt: ago(world, 8 * DAY),
    },
  ]);
}
