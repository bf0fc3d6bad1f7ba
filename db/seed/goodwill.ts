import { goodwillRewards, goodwillTransactions, userGoodwill, userRewardUnlocks } from "../schema/index.ts";
import {
  after,
  ago,
  course,
  DAY,
  dateOf,
  type GoodwillEntry,
  HOUR,
  idAt,
  insert,
  person,
  type World,
} from "./world.ts";

const rewards = [
  [500, "badge", "Community Helper", "A badge on your profile that says you helped, often."],
  [1_000, "discount", "10%", "10% discount on your next course."],
  [2_500, "free_session", "1 session", "A free 1-on-1 session with any Creator who takes part."],
  [5_000, "revenue_bonus", "5%", "An extra 5% of the revenue of your teaching."],
] as const;

type Minted = Exclude<GoodwillEntry["reason"], "summon_help" | "promotion">;

function mint(
  world: World,
  handle: string,
  reason: Minted,
  points: number,
  cause: string,
  daysAgo: number,
  slug?: string,
): void {
  world.goodwill.push({
    from: null,
    to: person(world, handle),
    points,
    reason,
    cause,
    course: slug ? course(world, slug) : null,
    summonId: null,
    at: ago(world, daysAgo * DAY + world.random.int(1, 10) * HOUR),
  });
}

function mintAll(world: World): void {
  for (const who of world.people.values()) {
    world.goodwill.push({
      from: null,
      to: who,
      points: 50,
      reason: "starter_grant",
      cause: `starter:${who.id}`,
      course: null,
      summonId: null,
      at: after(who.joinedAt, 1_000),
    });
  }
  for (const [handle, friend, days] of [
    ["sarah", "carmen", 34],
    ["lee", "leila", 28],
    ["marcus", "finn", 5],
    ["marcus", "ben", 20],
    ["hana", "theo", 30],
    ["diego", "joao", 20],
    ["nadia", "tariq", 18],
    ["yuki", "freya", 40],
  ] as const) {
    mint(world, handle, "referral", 100, `referral:${person(world, friend).id}`, days);
  }
  for (const [mentor, newcomer, days] of [
    ["marcus", "nadia", 90],
    ["nadia", "mei", 80],
    ["hana", "kwame", 70],
    ["diego", "liam", 65],
    ["jonas", "pavel", 22],
  ] as const) {
    mint(world, mentor, "first_session_mentor", 50, `mentor:${person(world, newcomer).id}`, days);
  }
  for (const [index, handle] of ["marcus", "nadia", "hana", "diego", "chloe", "fatima"].entries()) {
    mint(world, handle, "remedial_volunteer", 30, `remedial:demo-${handle}`, 10 + 4 * index);
  }
  const helpers = ["marcus", "nadia", "hana", "diego", "yuki", "jonas", "chloe", "sam", "grace"];
  helpers.forEach((handle, rank) => {
    for (let days = 0; days < 44 - 3 * rank; days += 1 + Math.floor(rank / 3)) {
      const id = person(world, handle).id;
      if (world.random.chance(0.5)) {
        const at = ago(world, days * DAY);
        mint(world, handle, "availability_bonus", 5, `availability:${id}:${dateOf(at)}`, days);
      }
      if (world.random.chance(0.6)) {
        const slug = rank < 2 ? "intro-to-claude-code" : undefined;
        mint(world, handle, "question_answer", 5, `answer:demo-${handle}-${days}`, days, slug);
      }
    }
  });
}

/** The book with everything earned, granted and given, and balances that follow from it. */
export function seedGoodwill(world: World): void {
  mintAll(world);
  const book = world.goodwill.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  insert(
    world,
    goodwillTransactions,
    book.map((entry) => ({
      id: idAt(world, entry.at),
      fromUserId: entry.from?.id ?? null,
      toUserId: entry.to?.id ?? null,
      points: entry.points,
      reason: entry.reason,
      cause: entry.cause,
      courseId: entry.course?.id ?? null,
      summonId: entry.summonId,
      createdAt: entry.at,
    })),
  );
  const rewardIds = rewards.map(() => idAt(world, ago(world, 240 * DAY)));
  insert(
    world,
    goodwillRewards,
    rewards.map(([pointsThreshold, rewardType, rewardValue, description], index) => ({
      ...(rewardIds[index] ? { id: rewardIds[index] } : {}),
      pointsThreshold,
      rewardType,
      rewardValue,
      description,
    })),
  );
  const balances: (typeof userGoodwill.$inferInsert)[] = [];
  const unlocks: (typeof userRewardUnlocks.$inferInsert)[] = [];
  for (const who of world.people.values()) {
    let totalEarned = 0;
    let granted = 0;
    let spent = 0;
    let lastGift: GoodwillEntry | undefined;
    for (const entry of book) {
      if (entry.from === who) {
        spent += entry.points;
        if (entry.to) lastGift = entry;
      }
      if (entry.to !== who) continue;
      if (entry.reason === "starter_grant") {
        granted += entry.points;
        continue;
      }
      const before = totalEarned;
      totalEarned += entry.points;
      rewards.forEach(([threshold], index) => {
        const rewardId = rewardIds[index];
        if (before < threshold && totalEarned >= threshold && rewardId) {
          unlocks.push({ userId: who.id, rewardId, unlockedAt: entry.at });
        }
      });
    }
    balances.push({
      userId: who.id,
      totalEarned,
      granted,
      spent,
      balance: totalEarned + granted - spent,
      lastAwardedToUserId: lastGift?.to?.id ?? null,
      lastAwardedAt: lastGift?.at ?? null,
      updatedAt: lastGift?.at ?? who.joinedAt,
    });
  }
  insert(world, userGoodwill, balances);
  insert(world, userRewardUnlocks, unlocks);
}
