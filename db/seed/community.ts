import {
  blocks,
  contentFlags,
  courseFollows,
  follows,
  postInteractions,
  posts,
  promotedPosts,
  subCommunities,
  subCommunityMembers,
} from "../schema/index.ts";
import { communities, type PostData, postData } from "./data/community-data.ts";
import { after, ago, course, DAY, flush, HOUR, idAt, insert, MINUTE, person, type World } from "./world.ts";

/** Follows, communities, the feed with replies and reactions, and a few flags for the moderator. */
export async function seedCommunity(world: World): Promise<void> {
  seedFollows(world);
  const ids = seedCommunities(world);
  const postIds = seedPosts(world, ids);
  await seedPromotion(world);
  seedFlags(world, postIds);
}

function seedFollows(world: World): void {
  const { random } = world;
  const everybody = [...world.people.values()];
  const teachers = everybody.filter((who) =>
    [...world.courses.values()].some((of) => of.creator === who || of.teachers.includes(who)),
  );
  insert(
    world,
    follows,
    everybody.flatMap((follower) =>
      random
        .sample(teachers, random.int(1, 4))
        .filter((followed) => followed !== follower)
        .map((followed) => ({
          followerId: follower.id,
          followedId: followed.id,
          createdAt: ago(world, random.int(1, 12) * DAY),
        })),
    ),
  );
  insert(
    world,
    courseFollows,
    everybody.flatMap((who) =>
      random.sample([...world.courses.values()], random.int(0, 2)).map((of) => ({
        userId: who.id,
        courseId: of.id,
        createdAt: ago(world, random.int(1, 12) * DAY),
      })),
    ),
  );
  insert(world, blocks, [
    {
      blockerId: person(world, "irina").id,
      blockedId: person(world, "daniel").id,
      createdAt: ago(world, 9 * DAY),
    },
  ]);
}

function seedCommunities(world: World): Map<string, string> {
  const createdAt = ago(world, 90 * DAY);
  const ids = new Map(communities.map(({ slug }) => [slug as string, idAt(world, createdAt)]));
  insert(
    world,
    subCommunities,
    communities.map(({ slug, name, description, isPublic, creator }) => ({
      id: ids.get(slug),
      slug,
      name,
      description,
      isPublic,
      creatorId: person(world, creator).id,
      createdAt,
    })),
  );
  insert(
    world,
    subCommunityMembers,
    communities.flatMap(({ slug, creator, members }) => {
      const communityId = ids.get(slug) ?? "";
      return [creator, ...members].map((handle, index) => ({
        communityId,
        userId: person(world, handle).id,
        role: index === 0 ? ("admin" as const) : index === 1 ? ("moderator" as const) : ("member" as const),
        joinedAt: index === 0 ? createdAt : ago(world, world.random.int(2, 60) * DAY),
      }));
    }),
  );
  return ids;
}

function rowsOf(world: World, data: PostData, communityIds: ReadonlyMap<string, string>) {
  const createdAt = ago(world, data.hoursAgo * HOUR + world.random.int(0, 50) * MINUTE);
  const place = {
    courseId: data.course ? course(world, data.course).id : null,
    communityId: data.community ? (communityIds.get(data.community) ?? null) : null,
  };
  const id = idAt(world, createdAt);
  const post = {
    id,
    ...place,
    authorId: person(world, data.author).id,
    content: data.content,
    postType: data.type ?? ("post" as const),
    isPinned: data.pinned ?? false,
    createdAt,
  };
  let at = createdAt;
  const replies = (data.replies ?? []).map(([author, content]) => {
    at = after(at, Math.min(world.random.int(10, 110) * MINUTE, (world.now.getTime() - at.getTime()) / 3));
    return {
      id: idAt(world, at),
      ...place,
      authorId: person(world, author).id,
      content,
      parentId: id,
      createdAt: at,
    };
  });
  return { post, replies };
}

function seedPosts(world: World, communityIds: ReadonlyMap<string, string>): string[] {
  const { random } = world;
  const rows = postData.map((data) => rowsOf(world, data, communityIds));
  insert(
    world,
    posts,
    rows.map(({ post }) => post),
  );
  insert(
    world,
    posts,
    rows.flatMap(({ replies }) => replies),
  );
  const everybody = [...world.people.values()];
  insert(
    world,
    postInteractions,
    rows.flatMap(({ post }) =>
      random
        .sample(everybody, random.int(2, 14))
        .filter(({ id }) => id !== post.authorId)
        .map(({ id }) => ({
          postId: post.id,
          userId: id,
          type: random.pick(["like", "like", "like", "bookmark", "repost"] as const),
          createdAt: after(post.createdAt, random.next() * (world.now.getTime() - post.createdAt.getTime())),
        })),
    ),
  );
  return rows.map(({ post }) => post.id);
}

/** Sarah pays 10 points to show her post to everybody. */
async function seedPromotion(world: World): Promise<void> {
  await flush(world);
  const sarah = person(world, "sarah");
  const mine = await world.db.query.posts.findFirst({
    where: (post, { and, eq, isNull }) => and(eq(post.authorId, sarah.id), isNull(post.parentId)),
  });
  if (!mine) throw new Error("Sarah has posted nothing");
  const promotedAt = after(mine.createdAt, HOUR);
  const id = idAt(world, promotedAt);
  const points = 10;
  insert(world, promotedPosts, [
    {
      id,
      postId: mine.id,
      promotedBy: sarah.id,
      pointsSpent: points,
      promotedAt,
      expiresAt: after(promotedAt, 3 * DAY),
    },
  ]);
  world.goodwill.push({
    from: sarah,
    to: null,
    points,
    reason: "promotion",
    cause: `promotion:${id}`,
    course: null,
    summonId: null,
    at: promotedAt,
  });
}

function seedFlags(world: World, postIds: readonly string[]): void {
  const moderator = person(world, "moderator").id;
  const [first, second] = [postIds[10], postIds[7]];
  if (!first || !second) throw new Error("there are too few posts to flag");
  const daniel = person(world, "daniel").id;
  insert(world, contentFlags, [
    {
      targetType: "post",
      targetId: first,
      postId: first,
      flaggedBy: person(world, "hugo").id,
      reason: "Is this an advertisement for a consultancy?",
      createdAt: ago(world, 5 * HOUR),
    },
    {
      targetType: "user",
      targetId: daniel,
      flaggedBy: person(world, "irina").id,
      reason: "Keeps writing to me after I asked him to stop.",
      createdAt: ago(world, 9 * DAY),
      status: "actioned",
      reviewedBy: moderator,
      reviewedAt: ago(world, 8 * DAY),
    },
    {
      targetType: "post",
      targetId: second,
      postId: second,
      flaggedBy: person(world, "noor").id,
      reason: "Off topic",
      createdAt: ago(world, 20 * HOUR),
      status: "dismissed",
      reviewedBy: moderator,
      reviewedAt: ago(world, 18 * HOUR),
    },
  ]);
}
