import type { Thread } from "./chat-data.ts";

/** Talk about what each course teaches, by slug. */
export const courseThreads: Readonly<Record<string, readonly Thread[]>> = {
  "claude-code-for-teams": [
    [
      ["a", "We have three people and three different CLAUDE.md files. Which one wins?"],
      ["c", "The one in the repository. The others belong into your home folder and may only hold taste.", 0],
      ["a", "So “use tabs” goes home and “run the tests before you say done” goes in.", 1],
      ["c", "Exactly. And the formatter ends the tabs debate anyway.", 2],
    ],
    [
      ["b", "How big may a generated change be before you refuse to review it?"],
      [
        "t",
        "When I cannot say in one sentence what it does, it goes back. Lines do not matter, ideas do.",
        0,
      ],
      ["b", "We tried it on Monday. Eleven small ones instead of one big one, all merged by four.", 1],
      ["c", "And how many came back?", 2],
      ["b", "Two. Before: we would have found those in production.", 3],
    ],
  ],
  "prompt-engineering-that-works": [
    [
      ["a", "My ten examples all look alike. Is that a problem?"],
      [
        "t",
        "Yes: you measure one case ten times. Add the ugly ones, the empty one and the one in the wrong language.",
        0,
      ],
      ["a", "The empty one broke everything. Wonderful.", 1],
    ],
    [
      ["b", "Version two is better on eight examples and worse on two. Do I keep it?"],
      ["c", "Which two?", 0],
      ["b", "The complaints. It gets too cheerful.", 1],
      [
        "c",
        "Then you know what the next version has to say. Never trade an angry customer for eight happy ones.",
        2,
      ],
      ["t", "I keep complaints as a set of their own. They have their own bar.", 3],
    ],
  ],
  "machine-learning-from-first-principles": [
    [
      ["a", "My loss goes down, then up, then to infinity. Learning rate?"],
      ["t", "Learning rate. Halve it until the curve looks boring.", 0],
      ["a", "Boring at 0.01. What would a plot of the steps have shown me?", 1],
      ["t", "Zigzag across the valley, wider each time. Draw it once, you will recognise it forever.", 2],
    ],
    [
      ["b", "99 percent accuracy on the first try. I am suspicious."],
      ["c", "Good instinct. What is in your columns that you would not know at prediction time?", 0],
      ["b", "… the date of the harvest. Which happens after.", 1],
      ["c", "There is your leak. What is left without it?", 2],
      ["b", "71. And I believe it.", 3],
    ],
  ],
  "data-science-with-open-data": [
    [
      ["a", "March is missing in the air quality data. All of it, all stations."],
      [
        "c",
        "Somebody will know why. Write to the portal, and write the gap into your data card meanwhile.",
        0,
      ],
      ["a", "They answered: the sensor contract ended. March does not exist.", 1],
      ["t", "That sentence is worth more than an interpolated March.", 2],
    ],
    [
      ["b", "Should the axis start at zero?"],
      ["t", "Bars: always. Lines: when zero means something.", 0],
      ["b", "Temperature in Celsius?", 1],
      ["t", "Zero means frozen toes, not nothing. Start where the story is, and say so.", 2],
    ],
  ],
  "computer-vision-in-practice": [
    [
      ["a", "Calibration error is 3 pixels. What do I do wrong?"],
      ["t", "Is your printed sheet flat?", 0],
      ["a", "It is taped to a box. A bit wavy.", 1],
      ["t", "Glue it to glass. Waves are depth that the model does not know about.", 2],
      ["a", "0.4 pixels. Glass!"],
    ],
    [
      ["b", "The detector finds sheep in clouds."],
      ["c", "How many clouds without sheep are in your training set?", 0],
      ["b", "None.", 1],
      ["c", "It has learned that white and fluffy is a sheep. Show it the sky.", 2],
    ],
  ],
  "robots-that-see-and-plan": [
    [
      ["a", "My planner finds a path through the table."],
      ["t", "Through? Then the table is not in the collision model, or it is in another frame.", 0],
      ["a", "Frame. It was a metre below the floor.", 1],
      ["c", "Everybody buries one table. Draw the frames before you plan.", 2],
    ],
    [
      ["b", "Visual servoing oscillates around the cup and never lands."],
      ["c", "What is your camera’s delay?", 0],
      ["b", "About 120 ms.", 1],
      ["c", "Then your gain is too high for news that old. Lower it, or predict.", 2],
      ["b", "Halved the gain. The cup is on the mat. I am unreasonably happy."],
    ],
  ],
  "nlp-with-transformers": [
    [
      ["a", "Why does it split my surname into five tokens?"],
      [
        "t",
        "Because nobody with your name was in the tokenizer’s training text often enough. Nothing personal.",
        0,
      ],
      ["a", "And is that bad for the model?", 1],
      [
        "t",
        "A little: five small steps instead of one. Check your metric on names like yours, that is a slice worth having.",
        2,
      ],
    ],
    [
      ["b", "Our agreement is 0.61. We argue about irony."],
      [
        "c",
        "Write a rule for irony, relabel the ten worst, measure again. If it stays there, your task has irony in it.",
        0,
      ],
      ["b", "0.74 with the rule. And two items where we agreed to disagree.", 1],
      ["c", "Keep those two in the report. They are the ceiling.", 2],
    ],
  ],
  "clinical-ai-for-practitioners": [
    [
      ["a", "The vendor’s study used 40,000 images, but from two hospitals only."],
      ["c", "Which scanners, and which patients never came to those two?", 0],
      ["a", "One scanner brand. And no children.", 1],
      ["c", "Then those are questions three and four for your meeting.", 2],
    ],
    [
      ["b", "How long should a silent trial run?"],
      ["c", "Until you have seen enough of the rare thing that it is for. Count cases, not weeks.", 0],
      ["b", "We see about six a month.", 1],
      ["c", "Then plan for half a year, and tell them that today.", 2],
    ],
  ],
  "business-analytics-that-decides": [
    [
      ["a", "My boss wants a dashboard for everything."],
      ["t", "Ask which decision of last month it would have changed.", 0],
      ["a", "He thought for a minute and named one number.", 1],
      ["t", "Congratulations, that is your dashboard.", 2],
    ],
    [
      ["b", "Revenue is down 4 percent against last week. Panic?"],
      ["c", "What is the usual wobble from week to week?", 0],
      ["b", "Between minus 7 and plus 6.", 1],
      ["c", "Then it is Tuesday. Plot the limits and have a coffee.", 2],
    ],
  ],
  "ai-product-management": [
    [
      ["a", "How do I put a price on a wrong answer?"],
      [
        "t",
        "Who pays for it, how do they find out, and what do they do then? Write those three down and a number appears.",
        0,
      ],
      ["a", "A support call of 12 minutes. So about nine euros, and one annoyed customer in five.", 1],
      ["c", "Now you can say which accuracy is worth shipping. Well done.", 2],
    ],
    [
      ["b", "Stakeholders want the chatbot because a competitor has one."],
      ["c", "Find out whether the competitor’s customers use it.", 0],
      ["b", "They removed it from the menu in May.", 1],
      ["c", "Print that page.", 2],
    ],
  ],
  "backends-that-stay-up": [
    [
      ["a", "If the call times out, do I retry? Maybe it went through."],
      ["t", "Retry with the same idempotency key. The key is what makes “maybe” harmless.", 0],
      ["a", "And who remembers the key?", 1],
      ["t", "A unique constraint. The database is the only one here with a memory.", 2],
    ],
    [
      ["b", "All clients retry at the same second and we fall over again."],
      ["c", "Jitter. Spread them over the interval, do not only double it.", 0],
      ["b", "Flat line instead of a staircase. Beautiful.", 1],
      ["c", "And cap the number of tries. Hope is not a strategy, at three in the morning least of all.", 2],
    ],
  ],
  "system-design-by-sketching": [
    [
      ["a", "For the bus exercise: do I count passengers or stops?"],
      ["t", "Which of the two makes a request?", 0],
      ["a", "The phone of somebody waiting. Every 20 seconds.", 1],
      ["t", "Then you have your number: people waiting, divided by twenty.", 2],
    ],
    [
      ["b", "One celebrity has ten million followers. My fan-out takes an hour."],
      ["c", "Do you have to write ten million rows?", 0],
      ["b", "I could read hers at display time and merge.", 1],
      ["c", "Say aloud where the limit between the two is, and you have passed that interview.", 2],
    ],
  ],
  "cloud-foundations-on-a-budget": [
    [
      ["a", "I got a bill of 38 euros. For what?!"],
      ["t", "Is there a gateway or an address that you reserved and do not use?", 0],
      ["a", "A NAT gateway. From the tutorial.", 1],
      ["t", "The classic. Delete it, and set the budget alarm to five.", 2],
    ],
    [
      ["b", "Deleted everything, restored it in 14 minutes. Forgot one secret."],
      ["c", "Which one, and where does it live now?", 0],
      ["b", "Mail key. In the vault, and in the runbook as a name only.", 1],
    ],
  ],
  "devops-from-laptop-to-production": [
    [
      ["a", "My pipeline takes 24 minutes. Where do I start?"],
      ["t", "Print how long each step takes. One of them is half of it, always.", 0],
      ["a", "Installing packages, three times.", 1],
      ["t", "Cache by the hash of the lock file, once. What is left?", 2],
      ["a", "Nine minutes. Under ten!"],
    ],
    [
      ["b", "How do I roll back a migration that dropped a column?"],
      ["c", "You do not. You drop it a week after nobody reads it any more.", 0],
      ["b", "So two deployments for one column?", 1],
      ["c", "Three. Stop writing, stop reading, drop. Boring is the goal.", 2],
    ],
  ],
  "full-stack-with-solid-and-postgres": [
    [
      ["a", "Two people booked the same slot although I check before inserting."],
      [
        "t",
        "Between your check and your insert there is time. Let the database refuse: an exclusion constraint on the range.",
        0,
      ],
      ["a", "Half-open ranges, so that ten to eleven and eleven to twelve touch without overlapping?", 1],
      ["c", "Exactly. You just said the thing that takes most people a week.", 2],
    ],
    [
      ["b", "My signal does not update inside the callback."],
      ["t", "Did you destructure the props?", 0],
      ["b", "… I did.", 1],
      ["t", "Then you read it once and kept the value. Call it where you use it.", 2],
    ],
  ],
};
