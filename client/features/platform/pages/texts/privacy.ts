import type { ArticleText } from "../article-text.ts";

export const privacy: ArticleText = {
  intro:
    "We store what PeerLoop needs to work, show it to the people it’s for, and don’t sell it. There are no ads and no trackers here. Whoever runs this site is responsible for your data: see the [imprint](/imprint).",
  sections: [
    {
      id: "what",
      heading: "What we store",
      body: [
        [
          "Your account: name, handle, email address, time zone, and a hash of your password, never the password itself.",
          "Which version of the terms and of this policy you accepted, and when.",
          "What you put on your profile, and who may see it.",
          "What you write and upload: chat messages with their edits, files, help requests and what’s said in help rooms.",
          "Attendance: when you were in a session or a help room, as the server saw it.",
          "Goodwill: every point given, earned and held.",
          "Your sign-ins: when, from which IP address and with which browser, so that you can recognize them and sign them out.",
          "Reports and moderation decisions.",
        ],
      ],
    },
    {
      id: "why",
      heading: "Why",
      body: [
        "To give you what you signed up for: courses, chat, live help and sessions. To keep it safe: limits on sign-in attempts, moderation, fair goodwill. And to tell you what concerns you. We use nothing of it for advertising.",
      ],
    },
    {
      id: "who",
      heading: "Who sees what",
      body: [
        [
          "People in your courses see your name, your profile, what you write in shared rooms, and whether you’re there.",
          "Everyone can see your profile only if you make it public in your settings.",
          "Your teacher and the course’s creator see your attendance in its sessions.",
          "Moderators see what’s reported to them.",
          "Your email address is seen by you and by the people who run this site, not by other members.",
        ],
        "Calls go directly from browser to browser where that’s possible, so the other person’s device learns your IP address. Calls aren’t recorded.",
      ],
    },
    {
      id: "services",
      heading: "Services we rely on",
      body: [
        "This site runs on servers chosen by its operator. Emails may go out through Resend. To connect calls, your browser asks a server of Cloudflare for your public address. These services get only what they need for that.",
      ],
    },
    {
      id: "browser",
      heading: "What’s kept in your browser",
      body: [
        "We set three cookies. Over a secure connection, their names begin with __Host-:",
        [
          "peerloop.session_token keeps you signed in.",
          "peerloop.member says that somebody is signed in, so that pages look right at once. It holds nothing else and opens nothing.",
          "peerloop.device remembers for a year that you’ve signed in on this device before, which protects your account against people who guess passwords.",
        ],
        "Your browser’s storage keeps your theme, drafts and messages that haven’t been sent yet. None of it follows you to other sites.",
      ],
    },
    {
      id: "how-long",
      heading: "How long",
      body: [
        "A sign-in ends after 30 days without use, and after 90 days at most. Emails that were sent leave our queue after a few days. Everything else stays as long as your account does, or as long as the law asks for it.",
      ],
    },
    {
      id: "rights",
      heading: "Your rights",
      body: [
        "You can ask what we store about you, have it corrected, get a copy, object, or have it deleted. Much of it you can change yourself in your settings. For everything else, [write to us](/contact). You can also complain to your data protection authority.",
      ],
    },
  ],
};
