import type { ArticleText } from "../article-text.ts";

export const terms: ArticleText = {
  intro:
    "These terms are the agreement between you and whoever runs this site. They’re written to be read. The people who run it are named in the [imprint](/imprint).",
  sections: [
    {
      id: "account",
      heading: "Your account",
      body: [
        "You must be at least 16, give a working email address, and use a name that doesn’t pretend to be someone else. One person, one account. Keep your password to yourself: what happens under your account counts as yours.",
        "You need to confirm your email address before you can write, ask for help or get your first goodwill points.",
      ],
    },
    {
      id: "conduct",
      heading: "How we treat each other",
      body: [
        [
          "Be kind, be honest, and help people learn.",
          "No harassment, hate, threats, sexual content, spam or scams.",
          "Don’t share what isn’t yours to share: other people’s private details, pirated material, answers to someone’s exam.",
          "Don’t record a call without the other person’s consent.",
          "Don’t attack or overload the service, and don’t collect other people’s data with it.",
        ],
        "Moderators can remove messages, and mute or remove people who break these rules. You can report any message from its menu.",
      ],
    },
    {
      id: "content",
      heading: "What you post",
      body: [
        "What you write and upload stays yours. You let us store it and show it to the people it’s meant for, for as long as it’s on PeerLoop. Courses belong to their creators: you may use them to learn, and to teach if you’re certified, but not copy or resell them.",
      ],
    },
    {
      id: "courses",
      heading: "Courses and sessions",
      body: [
        "Courses are made by creators and taught by creators and student-teachers, not by us. We don’t promise a particular result. The session room records who attended and for how long, and that decides whether a session counts.",
      ],
    },
    {
      id: "money",
      heading: "Prices, shares and refunds",
      body: [
        "Prices are shown on each course’s page. Paying on the site isn’t open yet. From the first payment on, these shares apply: taught by the creator, 85% creator and 15% PeerLoop; taught by a student-teacher, 70% student-teacher, 15% creator and 15% PeerLoop. [Refunds](/refunds) says what you get back and when.",
      ],
    },
    {
      id: "goodwill",
      heading: "Goodwill points",
      body: [
        "Goodwill is a thank-you between people. It has no value in money and can’t be bought, sold or paid out. Points earned by tricks, such as arranged help between friends or several accounts, may be taken back.",
      ],
    },
    {
      id: "ending",
      heading: "Ending it",
      body: [
        "You can stop using PeerLoop at any time. To have your account deleted, [write to us](/contact). We may suspend or close an account that seriously or repeatedly breaks these terms, and we’ll say why unless the law forbids it.",
      ],
    },
    {
      id: "liability",
      heading: "What we’re responsible for",
      body: [
        "We run PeerLoop with care, but it can fail, and we can’t promise that it’s always there. We’re liable for damage that we cause on purpose or by gross negligence, and wherever the law doesn’t allow us to limit it. Rights you have as a consumer stay as they are.",
      ],
    },
    {
      id: "changes",
      heading: "Changes",
      body: [
        "When we change these terms in a way that matters, we ask you to accept the new version when you’re next here, and keep a record of which version you accepted and when.",
      ],
    },
  ],
};
