import type { ArticleText } from "../article-text.ts";

export const refunds: ArticleText = {
  intro:
    "You can’t pay for courses on PeerLoop yet, so there’s nothing to refund today. These are the rules that will hold for every payment from the first one on.",
  sections: [
    {
      id: "leaving",
      heading: "When you leave a course",
      body: [
        "You get back what no session has earned yet. The price of a course is spread evenly over its live sessions, and each session earns its part when it takes place. You see the exact amount before you confirm, and leaving ends your enrollment.",
        "A course without live sessions is refunded in full within 14 days, as long as you’ve completed fewer than half of its modules. After that, write to us and an administrator decides.",
      ],
    },
    {
      id: "sessions",
      heading: "When a session doesn’t go as planned",
      body: [
        [
          "Your teacher cancels, at any time, or doesn’t show up: the session is given back to you.",
          "You cancel in time: the session is given back. Teachers set the deadline, usually 12 hours before the start.",
          "You cancel late or don’t show up: the session is used, and your teacher earns it.",
          "It’s cut short: whoever was missing longer bears it. If it’s equal, it’s given back.",
        ],
        "If you think an outcome is wrong, you’ll have 72 hours to dispute it.",
      ],
    },
    {
      id: "unused",
      heading: "Sessions you never used",
      body: [
        "Sessions can be booked for 12 months after payment. What’s unused then, or can’t be taught by anyone anymore, is refunded.",
      ],
    },
    {
      id: "payer",
      heading: "Who gets the money",
      body: [
        "Refunds go to whoever paid, in the currency of the payment. If your employer paid for your seat, the refund goes to your employer. A course has one currency, and we don’t convert.",
      ],
    },
    {
      id: "goodwill",
      heading: "Goodwill points",
      body: [
        "Goodwill isn’t money and can’t be refunded as money. Points held for a live help request come back to you when nobody accepts it, or when the help took less than 5 minutes.",
      ],
    },
  ],
};
