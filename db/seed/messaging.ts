import { conversationParticipants, conversations, messages } from "../schema/index.ts";
import { after, ago, HOUR, idAt, insert, MINUTE, person, type World } from "./world.ts";

/** Who talks to whom, hours ago of the first line, and the lines; a line of the first person begins with `>`. */
const talks: readonly (readonly [string, string, number, readonly string[]])[] = [
  [
    "sarah",
    "marcus",
    30,
    [
      "> Hi Marcus, shall we look at module 6 tomorrow? I have the flour order ready.",
      "Perfect choice. Bring two real mails with the numbers changed.",
      "> Changed to what?",
      "To anything. Only the shape matters.",
      "> Done. See you!",
    ],
  ],
  [
    "lee",
    "nadia",
    52,
    [
      "> The ward loves the swap list. They want to see who asked first.",
      "Then you need one more column, and you know how to ask for it.",
      "> Time of asking, kept as a time, not as a word.",
      "You see? See you in our session.",
    ],
  ],
  [
    "gabriel",
    "marcus",
    76,
    [
      "> Could you take Finn? He says that you sent him.",
      "He is my apprentice’s brother. Gladly.",
      "> I will leave the first session to you, then.",
    ],
  ],
  [
    "gabriel",
    "nadia",
    100,
    [
      "> Your notes on module 5 are better than mine. May I use them?",
      "Of course! Put my typo in as well, people like it.",
    ],
  ],
  [
    "ben",
    "carmen",
    20,
    [
      "> How do you check your sums? I want to copy it.",
      "Total of the column by hand, once, and one customer picked with closed eyes.",
      "> Closed eyes is now company policy.",
    ],
  ],
  [
    "employer",
    "gabriel",
    140,
    [
      "> We would like to sponsor three planners in spring. How do we go about it?",
      "Send me their names, and I hold places for them. The first session is the one that needs a quiet room.",
      "> We have exactly one of those.",
    ],
  ],
  [
    "hana",
    "kwame",
    60,
    [
      "> Your interval plot is lovely. May I show it in my session?",
      "Please do. The wobbly one too, it makes the point.",
    ],
  ],
  [
    "diego",
    "joao",
    44,
    [
      "> Did the key fix the double charge?",
      "It did. And found two more that nobody had noticed.",
      "> There are always two more.",
    ],
  ],
];

/** Direct conversations; the last line of each is unread by the other side. */
export function seedMessaging(world: World): void {
  const rows = talks.map(([first, second, hoursAgo, lines]) => {
    const createdAt = ago(world, hoursAgo * HOUR);
    const id = idAt(world, createdAt);
    const one = person(world, first);
    const other = person(world, second);
    let at = createdAt;
    const said = lines.map((line) => {
      at = after(at, world.random.int(2, 40) * MINUTE);
      const mine = line.startsWith("> ");
      return {
        id: idAt(world, at),
        conversationId: id,
        senderId: mine ? one.id : other.id,
        content: mine ? line.slice(2) : line,
        createdAt: at,
      };
    });
    const lastSender = said.at(-1)?.senderId;
    return {
      conversation: { id, createdAt, updatedAt: at },
      said,
      participants: [one, other].map((who) => ({
        conversationId: id,
        userId: who.id,
        joinedAt: createdAt,
        lastReadAt: who.id === lastSender ? at : after(at, -MINUTE),
      })),
    };
  });
  insert(
    world,
    conversations,
    rows.map(({ conversation }) => conversation),
  );
  insert(
    world,
    conversationParticipants,
    rows.flatMap(({ participants }) => participants),
  );
  insert(
    world,
    messages,
    rows.flatMap(({ said }) => said),
  );
}
