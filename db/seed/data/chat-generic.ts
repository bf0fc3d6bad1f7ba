import type { Thread } from "./chat-data.ts";

/** Talk that fits any course; dealt out so that no room gets the same thread as another. */
export const anyCourseThreads: readonly Thread[] = [
  [
    ["a", "Hello everybody! I start tomorrow. What do you wish you had known before the first session?"],
    ["b", "Bring something real of your own. The examples are fine, your own mess is better.", 0],
    ["t", "And test your microphone. Half of my first sessions begin with “can you hear me now”.", 0],
  ],
  [
    ["c", "The recording of last week’s group hour is in the resources, with the notes beside it."],
    ["a", "Thank you! I missed the last ten minutes on the train.", 0],
  ],
  [
    [
      "b",
      "I moved my session to Friday. Is it normal that the calendar shows it in my time and not in the teacher’s?",
    ],
    ["t", "Yes. Everybody sees their own zone; we both show up at the same moment.", 0],
    ["b", "Magic. Last year I missed a whole exam through a time zone.", 1],
  ],
  [
    ["a", "Small thank you to the helper from last night. Ten minutes, problem gone, and I understood why."],
    ["t", "With pleasure. You had all but found it yourself.", 0],
  ],
  [
    ["d", "Does the certificate carry the date of the last module or of the last session?"],
    ["c", "Of the day on which everything is done: modules, required homework and sessions.", 0],
  ],
  [
    ["b", "How long do you all spend between two sessions?"],
    ["a", "Two evenings, if the children sleep.", 0],
    ["d", "One hour of reading, three of being stuck, ten minutes of doing.", 0],
    ["t", "The three hours of being stuck are the course. But summon one of us after the first.", 2],
  ],
  [
    ["a", "I explained module two to a colleague today and noticed in the middle that I had it backwards."],
    ["c", "Best way to notice. Which part?", 0],
    ["a", "Which of the two comes first. I drew the arrow the wrong way round.", 1],
    ["c", "Everybody does, once. Now you never will again.", 2],
  ],
  [
    ["d", "Would anybody like to be a study partner? I am at UTC+1 and mostly free after eight."],
    ["b", "Me! I will write to you.", 0],
  ],
  [
    ["a", "Is the homework graded on style or on whether it works?"],
    ["t", "On whether you can say why it works. Style is a present to your future self.", 0],
  ],
  [
    ["c", "Two places opened for next week. If you wanted an earlier session, now is the moment."],
    ["b", "Took one. Thank you!", 0],
    ["a", "Took the other. Sorry, everybody.", 0],
  ],
  [
    ["b", "I broke it. I do not know how. It worked at lunch."],
    ["t", "What did you change since lunch?", 0],
    ["b", "Nothing! … One thing.", 1],
    ["t", "Tell us about the one thing.", 2],
    ["b", "Reverted the one thing. It works. I have nothing further to say."],
  ],
  [
    ["d", "Which module did you find the hardest?"],
    ["a", "The third. The second time through it was suddenly easy.", 0],
    ["b", "The last one, because there was nobody left to tell me what to do.", 0],
  ],
];
