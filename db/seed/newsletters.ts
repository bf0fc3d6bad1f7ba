import { newsletterSubscribers, newsletters, newsletterTiers } from "../schema/index.ts";
import { ago, DAY, idAt, insert, person, type World } from "./world.ts";

const issues = [
  [
    "gabriel",
    "Describe it well, no. 14: ask for the cause first",
    "sent",
    6,
    "This week I watched nine people mend the same error. The three who asked **why** before asking for a fix were done first.\n\nThe template is in the prompt library.",
  ],
  [
    "gabriel",
    "Describe it well, no. 13: your two glances",
    "sent",
    20,
    "Whatever your tool does for you, keep two checks that you do by eye. Carmen checks a sum and a name. What are yours?",
  ],
  [
    "gabriel",
    "Describe it well, no. 15: teaching what you built",
    "scheduled",
    -2,
    "Three minutes, one screen, one question from the audience. How to explain your project.",
  ],
  ["amara", "Error bars, March", "sent", 11, "One plot, one interval, one farmer who used it."],
  [
    "elena",
    "Three in the morning, no. 8",
    "sent",
    9,
    "A timeout of thirty seconds and an answer after thirty-one: an incident in five acts.",
  ],
  ["elena", "Three in the morning, no. 9", "draft", 1, "Queues that lie about their length. Notes so far."],
] as const;

/** Issues, tiers and subscribers of three creators. */
export function seedNewsletters(world: World): void {
  const { random } = world;
  const gabriel = person(world, "gabriel");
  const tierId = idAt(world, ago(world, 80 * DAY));
  insert(world, newsletterTiers, [
    {
      id: tierId,
      creatorId: gabriel.id,
      name: "Workshop",
      priceCents: 500,
      description: "The prompt templates behind each issue, and a question a month.",
      createdAt: ago(world, 80 * DAY),
    },
  ]);
  insert(
    world,
    newsletters,
    issues.map(([creator, title, status, days, content]) => {
      const at = ago(world, days * DAY);
      const createdAt = ago(world, (Math.max(days, 0) + 1) * DAY);
      return {
        creatorId: person(world, creator).id,
        title,
        content,
        status,
        scheduledFor: status === "draft" ? null : at,
        sentAt: status === "sent" ? at : null,
        opensCount: status === "sent" ? random.int(12, 30) : 0,
        clicksCount: status === "sent" ? random.int(2, 11) : 0,
        createdAt,
        updatedAt: createdAt,
      };
    }),
  );
  const students = world.enrollments.map(({ student, course }) => `${course.creator.id} ${student.id}`);
  insert(
    world,
    newsletterSubscribers,
    [...new Set(students)]
      .filter(() => random.chance(0.6))
      .map((key, index) => {
        const [creatorId = "", userId = ""] = key.split(" ");
        const subscribedAt = ago(world, random.int(8, 60) * DAY);
        return {
          creatorId,
          userId,
          tierId: creatorId === gabriel.id && index % 4 === 0 ? tierId : null,
          subscribedAt,
          unsubscribedAt: random.chance(0.06) ? ago(world, random.int(1, 7) * DAY) : null,
        };
      }),
  );
}
