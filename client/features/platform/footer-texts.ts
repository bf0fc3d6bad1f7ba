/** Words and ways of the footer: apart from the other texts, since it is on every page. */
export const footerTexts = {
  line: "Learn a course one-on-one, then teach it.",
  groups: [
    {
      title: "Learn and teach",
      links: [
        { href: "/courses", label: "Courses" },
        { href: "/how-it-works", label: "How it works" },
        { href: "/teach", label: "Teach on PeerLoop" },
      ],
    },
    {
      title: "Help",
      links: [
        { href: "/help", label: "Help and FAQ" },
        { href: "/contact", label: "Contact" },
        { href: "/accessibility", label: "Accessibility" },
      ],
    },
    {
      title: "Legal",
      links: [
        { href: "/terms", label: "Terms" },
        { href: "/creator-terms", label: "Creators’ terms" },
        { href: "/privacy", label: "Privacy" },
        { href: "/refunds", label: "Refunds" },
        { href: "/imprint", label: "Imprint" },
      ],
    },
  ],
} as const;
