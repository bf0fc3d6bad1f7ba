export interface PostData {
  readonly author: string;
  readonly content: string;
  readonly hoursAgo: number;
  readonly course?: string;
  readonly community?: string;
  readonly type?: "post" | "announcement" | "teaching_tip" | "availability";
  readonly pinned?: boolean;
  readonly replies?: readonly (readonly [author: string, content: string])[];
}

export const communities = [
  {
    slug: "evening-builders",
    name: "Evening builders",
    description: "For everybody who learns after work, with one eye on the oven or the baby monitor.",
    creator: "gabriel",
    isPublic: true,
    members: ["marcus", "nadia", "sarah", "lee", "ben", "carmen", "tariq", "hugo", "emma", "joao"],
  },
  {
    slug: "data-for-good",
    name: "Data for good",
    description: "Public data, public questions. Bring yours.",
    creator: "amara",
    isPublic: true,
    members: ["hana", "kwame", "andre", "theo", "mariam", "sofia", "emma"],
  },
  {
    slug: "night-shift",
    name: "Night shift",
    description: "Reliability people, awake anyway.",
    creator: "elena",
    isPublic: true,
    members: ["diego", "jonas", "pavel", "malik", "liam", "tomas"],
  },
  {
    slug: "student-teachers-lounge",
    name: "Student-Teachers’ lounge",
    description: "How we teach, what went wrong today, and which question opened it.",
    creator: "gabriel",
    isPublic: false,
    members: [
      "marcus",
      "nadia",
      "hana",
      "diego",
      "fatima",
      "jonas",
      "chloe",
      "sam",
      "yuki",
      "ravi",
      "grace",
      "liam",
      "mei",
    ],
  },
] as const;

export const postData: readonly PostData[] = [
  {
    author: "gabriel",
    content:
      "New in the prompt library: a template that asks for the cause before the fix. Try it on your next error and tell me what it found.",
    hoursAgo: 7,
    course: "intro-to-claude-code",
    type: "announcement",
    pinned: true,
    replies: [
      ["sarah", "It found that I had two lists with the same name. I would have looked for a week."],
      ["ben", "It told me to sleep. Not really. But I should."],
    ],
  },
  {
    author: "sarah",
    content:
      "My bakery’s order list has been running for a week. Three people use it, nobody has asked for the paper bags back.",
    hoursAgo: 20,
    course: "intro-to-claude-code",
    replies: [
      ["marcus", "Frame one of the bags."],
      ["lee", "Same with our whiteboard. It is still there, empty, for sentimental reasons."],
      ["gabriel", "This is why I teach."],
    ],
  },
  {
    author: "lee",
    content:
      "Does anybody here work shifts and have a trick for learning at odd hours? I do my reading before the shift and my building after it, and never the other way round.",
    hoursAgo: 31,
    replies: [
      ["carmen", "Same! Reading needs a fresh head, building wakes me up."],
      ["mariam", "I record myself explaining the module and listen on the bus."],
    ],
  },
  {
    author: "marcus",
    content:
      "Teaching tip: when somebody asks “is this right?”, ask back “how would you find out?” and then be quiet for ten seconds. The ten seconds are the lesson.",
    hoursAgo: 44,
    type: "teaching_tip",
    replies: [
      ["nadia", "Ten seconds feel like a year the first time."],
      ["mei", "Tried it today. It took six."],
    ],
  },
  {
    author: "nadia",
    content: "Free on Saturday morning, UTC+6, for anybody stuck in module 5 or 6. Summon me or just book.",
    hoursAgo: 50,
    course: "intro-to-claude-code",
    type: "availability",
    replies: [["emma", "Booked, thank you!"]],
  },
  {
    author: "amara",
    content:
      "A plot a day: today’s has error bars wider than the effect. What would you tell the person who made it?",
    hoursAgo: 15,
    course: "machine-learning-from-first-principles",
    replies: [
      ["hana", "That it is an honest plot of nothing, and worth more than a dishonest one of something."],
    ],
  },
  {
    author: "kenji",
    content:
      "The calibration target is in the resources in three sizes. Please print without scaling, and measure one square before you curse the camera.",
    hoursAgo: 70,
    course: "computer-vision-in-practice",
    type: "announcement",
    pinned: true,
  },
  {
    author: "owen",
    content: "214 sheep counted by drone, 214 counted by me, and one dog counted by both of us.",
    hoursAgo: 26,
    course: "computer-vision-in-practice",
    replies: [
      ["fatima", "What made the difference to last week?"],
      ["owen", "Pictures with clouds and without sheep. Two hundred boring pictures."],
    ],
  },
  {
    author: "elena",
    content:
      "Question of the week: your payment provider answers after 31 seconds, your timeout is 30. What does your customer see, and what does your database hold?",
    hoursAgo: 37,
    course: "backends-that-stay-up",
    replies: [
      ["diego", "An error, and a payment. So my key had better be the same on the second try."],
      ["joao", "I know which of my services gets this wrong. Fixing it tonight."],
    ],
  },
  {
    author: "tomas",
    content:
      "Delete-everything day went well: eleven environments destroyed, eleven restored, slowest 22 minutes, one forgotten secret.",
    hoursAgo: 60,
    course: "cloud-foundations-on-a-budget",
  },
  {
    author: "zoe",
    content:
      "We removed a feature this week. Support tickets went down, and one customer wrote to say thank you. Which feature would you remove?",
    hoursAgo: 80,
    replies: [
      ["sam", "The dashboard with the seven colours."],
      ["sofia", "The second reservation system. We have two. I know."],
    ],
  },
  {
    author: "oliver",
    content: "Ten minutes without a mouse on your own page. Report what you found, no shame.",
    hoursAgo: 90,
    course: "full-stack-with-solid-and-postgres",
    replies: [
      ["yuki", "A dialog that I could open and never close."],
      ["freya", "My buy button was a picture."],
    ],
  },
  {
    author: "priya",
    content:
      "The ten questions for vendors now exist as a form with room for their answers. The empty lines speak loudest.",
    hoursAgo: 110,
    course: "clinical-ai-for-practitioners",
    type: "announcement",
    replies: [["lee", "Question seven silenced a room today."]],
  },
  {
    author: "hana",
    content: "Open hour tomorrow at 9 UTC for leakage, splits and general suspicion.",
    hoursAgo: 22,
    course: "machine-learning-from-first-principles",
    type: "availability",
  },
  {
    author: "carmen",
    content:
      "Finished Intro to Claude Code! My month-end runs in four minutes and I check two sums by hand, as I was taught.",
    hoursAgo: 130,
    course: "intro-to-claude-code",
    replies: [
      ["nadia", "Two glances! Congratulations, Carmen."],
      ["sarah", "You are my reason to do module 7."],
    ],
  },
  {
    author: "ben",
    content: "Who else builds after nine in the evening? What is on your table right now?",
    hoursAgo: 12,
    community: "evening-builders",
    replies: [
      ["hugo", "A form with 43 fields that wants to have 6."],
      ["carmen", "Receipts. Always receipts."],
    ],
  },
  {
    author: "emma",
    content:
      "I catalogued 300 postcards with my own tool. It asks me when it cannot read a stamp, which is the part I like best.",
    hoursAgo: 40,
    community: "evening-builders",
    replies: [["tariq", "A tool that knows what it does not know. Mine should."]],
  },
  {
    author: "andre",
    content: "Looking for somebody who knows public transport data. I have eleven formats and one deadline.",
    hoursAgo: 33,
    community: "data-for-good",
    replies: [["theo", "I know three of the eleven. Write to me."]],
  },
  {
    author: "kwame",
    content:
      "Our cocoa forecast was off by 4 percent last season. The honest interval said 6. The farmers asked for the interval, not for the number.",
    hoursAgo: 64,
    community: "data-for-good",
    replies: [["amara", "Print that for the wall."]],
  },
  {
    author: "jonas",
    content: "Paged at 03:12 by the one alarm that matters. It mattered. Back in bed at 03:31.",
    hoursAgo: 18,
    community: "night-shift",
    replies: [
      ["elena", "Nineteen minutes, runbook included?"],
      ["jonas", "Page one, line four."],
    ],
  },
  {
    author: "mei",
    content:
      "My student explained examples-before-rules to me today, better than I had to her. Is that how it is supposed to feel?",
    hoursAgo: 28,
    community: "student-teachers-lounge",
    replies: [["marcus", "Exactly like that. Write down her words."]],
  },
];
