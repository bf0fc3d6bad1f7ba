import type { Thread } from "./chat-data.ts";

/** `a` is Sarah, `b` is Lee, `t` is Marcus, `u` is Nadia. */
export const claudeCodeThreads: readonly Thread[] = [
  [
    [
      "c",
      "Welcome to everybody who started this week! Say hello, and tell us which task you would love to never do by hand again.",
    ],
    [
      "a",
      "Hi, I am Sarah, I run a small bakery. Orders come in by phone, mail and on paper bags. I want one list.",
      0,
    ],
    [
      "b",
      "Lee, night nurse. Shift swaps on our ward happen on a whiteboard that somebody wipes every week.",
      0,
    ],
    ["d", "Hello from Denver! Quotes and invoices, please take them away from me.", 0],
    [
      "t",
      "Great ones. The paper bags made me laugh, my first project was a cutting list on the back of an invoice.",
      1,
    ],
    ["u", "Lee, the whiteboard is a perfect first app. One table, three buttons.", 2],
  ],
  [
    ["a", "Silly question: where do I type this? In the black window or in the editor?"],
    [
      "t",
      "Not silly. In the black window, which is the terminal. Type `claude` there, in the folder of your project.",
      0,
    ],
    ["a", "It says command not found.", 1],
    [
      "t",
      "Then the terminal was open before the installation. Close it, open it again, and try once more.",
      2,
    ],
    ["a", "That was it. I have a greeting!"],
    ["c", "First greeting of the day. It never gets old.", 4, "in the room"],
  ],
  [
    ["b", "How much should I write in CLAUDE.md? Mine is two pages already."],
    [
      "u",
      "Shorter. What it is for, how to run it, what must never be changed. If you would not tell it to a new colleague on day one, leave it out.",
      0,
    ],
    ["b", "So the history of our ward goes?", 1],
    ["u", "The history goes. “Never delete a swap, mark it as cancelled” stays.", 2],
    ["b", "Seven lines now. It already follows them better than before."],
    ["d", "Mine is four lines and one of them says please."],
  ],
  [
    ["d", "It changed a file that I had not asked about. How do I stop that?"],
    [
      "t",
      "Look at the question before you say yes: it names the file. If you do not know it, say no and ask why it wants to.",
      0,
    ],
    [
      "c",
      "And tell it in CLAUDE.md which folders are not its business. Saying no once is fine, saying it ten times is a missing line.",
      1,
    ],
    ["d", "Added “do not touch /backup”. Thank you both."],
  ],
  [
    ["a", "My page shows the orders, but after a reload they are gone."],
    [
      "t",
      "They live in the page’s memory then. Ask it to keep them in a file, and to show you where that file is.",
      0,
    ],
    ["a", "It suggests SQLite. Is that too much for a bakery?", 1],
    ["t", "It is exactly one file. For a bakery it is just right.", 2],
    ["u", "And you can copy that file as your backup. One file, one copy, done.", 3],
    ["a", "Orders survive a reload. I reloaded eleven times to be sure."],
    ["b", "I did the same with the swaps. Very satisfying.", 5],
  ],
  [
    ["b", "It keeps saying the tests pass, but the button does nothing."],
    ["u", "What do the tests check?", 0],
    ["b", "… that the button exists.", 1],
    [
      "u",
      "There it is. Ask for a test that clicks and then looks for the swap in the list. Say how you would check it by hand, that is the test.",
      2,
    ],
    ["b", "Test fails now. As it should. And now it passes and the button works."],
    ["c", "A failing test is the nicest thing you saw today, Lee. Remember that feeling.", 4, "in the room"],
  ],
  [
    [
      "c",
      "Exercise for the weekend: break your app on purpose, then have it mended. Tell us what you broke.",
    ],
    ["a", "I renamed a column. Everything went red.", 0],
    ["d", "I deleted half of a file. It asked me whether I was sure that this was on purpose.", 0],
    ["a", "How do I get back to before? I do not want to rename it back by hand."],
    [
      "t",
      "`git status` shows what changed, `git restore .` takes you back to the last save. Read the first before you type the second.",
      3,
    ],
    ["a", "Back. I will save more often from now on.", 4],
  ],
  [
    ["d", "Is it normal that the second session feels harder than the first?"],
    [
      "t",
      "Completely. In the first you get something, in the second you understand why it works. I nearly stopped there.",
      0,
    ],
    ["d", "What kept you going?", 1],
    [
      "t",
      "Nadia told me to explain my app to my brother. I could not, so I found out what I did not know.",
      2,
    ],
    ["u", "I say that to everybody. It works on everybody.", 3],
  ],
  [
    ["b", "Can I use it with patient data? Names of colleagues are in my shift list."],
    [
      "c",
      "Good that you ask before. Work with made-up names while you build. What it reads leaves your computer.",
      0,
    ],
    ["u", "Ask it for a file with twenty invented colleagues. It is good at names.", 1],
    ["b", "Twenty invented colleagues who all want the same weekend off. Realistic.", 2],
  ],
  [
    ["a", "How do I put the page on the internet so that my sister can use it?"],
    [
      "t",
      "For one sister: run it on your computer and share it in your own network first. Publishing is module 7.",
      0,
    ],
    ["a", "She lives in Malmö.", 1],
    ["t", "Then module 7 it is. We can do it together on our next session.", 2],
    ["a", "Deal. I will have the list of orders ready."],
  ],
  [
    ["d", "Small win: my invoice now takes forty seconds instead of twenty minutes."],
    ["a", "That is a whole bread!", 0],
    ["c", "What do you check before you send it?", 0],
    ["d", "The sum, by hand, and the customer’s name. Two glances.", 2],
    ["c", "Perfect. Keep the two glances, whatever it says.", 3],
  ],
  [
    ["b", "Windows people: the path with the backslashes broke my script. Any trick?"],
    ["u", "Tell it that you are on Windows, in CLAUDE.md. It guesses Linux otherwise.", 0],
    ["b", "One line, problem gone. I should have asked yesterday.", 1],
    ["u", "You may summon us, too. That is what the button is for.", 2],
  ],
  [
    ["a", "What is the difference between asking it to plan and asking it to do?"],
    [
      "c",
      "With a plan you can say no for free. Ask for a plan whenever you could not describe the result to a friend.",
      0,
    ],
    ["a", "And when I could?", 1],
    ["c", "Then just ask. Planning to rename a button is theatre.", 2],
    ["d", "Planning to rename a button is my whole job in the office.", 3],
  ],
  [
    [
      "t",
      "Tip of the day: write down how you will check the result before you ask for it. Half of my problems went away.",
    ],
    ["b", "Do you have an example?", 0],
    [
      "t",
      "“When I swap with Ana, my name is on her shift and hers on mine, and both of us get one line in the log.” That sentence is the check.",
      1,
    ],
    ["b", "I am stealing that sentence.", 2],
  ],
  [
    ["d", "Does anybody else talk to it as to a person? I said thank you three times today."],
    ["a", "I apologised when I closed the window.", 0],
    ["u", "Manners are free. Examples are what it understands.", 1],
  ],
  [
    ["a", "My list sorts the orders by name, I want them by the hour of pick-up. It sorts 9:00 after 10:00."],
    ["u", "It sorts them as text. Ask it to store times as times, not as words.", 0],
    ["a", "I would never have guessed. Why does it matter?", 1],
    [
      "u",
      "As text, “1” comes before “9”, so “10:00” comes before “9:00”. As a time, nine is simply earlier.",
      2,
    ],
    ["a", "Oh! Like house numbers in a phone book. Works now."],
  ],
  [
    ["b", "It wants to install forty packages for a calendar."],
    ["t", "Say no, and ask how it would do it with none.", 0],
    ["b", "Thirty lines. And I can nearly read them.", 1],
    ["c", "“Nearly read” is exactly where you want to be in week two.", 2],
  ],
  [
    [
      "c",
      "I updated the templates in the prompt library: one for “explain this error to me”, one for “what did you change, and why”.",
    ],
    ["d", "The second one is gold. It admitted to a change that I had missed.", 0],
    [
      "a",
      "Used the first one at six in the morning, before the first coffee. It was kinder than I would have been.",
      0,
    ],
  ],
  [
    ["a", "Is anybody up for a study hour on Thursday evening, Europe time?"],
    ["b", "That is my breakfast. I am in.", 0],
    ["u", "I can drop by for the first half hour.", 1],
    ["a", "Wonderful. Bring something that does not work yet."],
    ["b", "I have a rich selection.", 3],
  ],
  [
    ["b", "What do I do when it is confidently wrong? It insists that February has 30 days in my calendar."],
    [
      "c",
      "Show it the failing case: “For 2025-02-28 plus one day I expect 2025-03-01 and see 2025-02-29.” Facts beat arguments.",
      0,
    ],
    ["b", "It apologised and added a test for leap years as well.", 1],
    ["t", "Keep that test. It will catch the next confident February.", 2],
  ],
  [
    [
      "a",
      "I showed my list to my two employees today. They asked for a bigger font and for a button “done”.",
    ],
    ["t", "Your first feature request from users! Which one did you build?", 0],
    ["a", "Both, during the lunch break.", 1],
    ["c", "Sarah, that is the whole course in one sentence.", 2],
    ["b", "Congratulations! My ward tries it on Sunday.", 2, "in the room"],
  ],
  [
    ["d", "Anybody know why it takes so long today?"],
    ["u", "Long conversation? Start a new one with the three lines that matter.", 0],
    ["d", "It was from last Tuesday …", 1],
    ["u", "Then it remembers your whole week. So would I be slow.", 2],
  ],
  [
    [
      "b",
      "Ward tried the swap list tonight. Two swaps, no wiped whiteboard, one complaint about the colour.",
    ],
    ["a", "Which colour?", 0],
    ["b", "Green. They want the other green.", 1],
    [
      "t",
      "The other green is always a good sign. Nobody complains about the colour of something that they will not use.",
      2,
    ],
    ["c", "Would you show it in five minutes in our next group hour, Lee?", 0, "in the room"],
    ["b", "Nervous, but yes.", 4, "in the room"],
  ],
  [
    ["a", "Question about module 6: which task should I pick? I have about nine."],
    ["u", "The one you did most often last week, not the one that annoys you most.", 0],
    ["a", "Then it is the flour order. Every second day, same mail, other numbers.", 1],
    ["u", "Perfect: it repeats, you know the right answer, and nobody gets hurt when it is wrong once.", 2],
    ["a", "Somebody gets no bread when it is wrong once.", 3],
    ["u", "Then check the number before it is sent. Two glances, as Ben says.", 4],
  ],
  [
    [
      "c",
      "Next week I open two more places for Student-Teachers. If you can explain your app in three minutes, you are closer than you think.",
    ],
    ["d", "What does one have to do?", 0],
    ["c", "Finish the course, hold one session with me as your student, and be kind when I play dumb.", 1],
    ["t", "He plays very well. He asked me what a folder is.", 2],
    ["a", "I would like to try in spring, after the Easter breads.", 0],
  ],
  [
    ["b", "Does anybody have a good way to describe a table? Mine always comes out with the wrong columns."],
    ["u", "Paste two rows of the real thing, with invented names. An example beats a description.", 0],
    ["b", "Two rows, right columns, first try. I feel a bit silly now."],
    ["t", "You will tell the next one, and then it was worth it.", 2, "in the room"],
  ],
];
