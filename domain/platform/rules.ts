/** A page that is the same for everybody and says what PeerLoop is and by what rules. */
export interface StaticPage {
  readonly path: string;
  /** Its heading, and its name in the tab. */
  readonly title: string;
  /** What it holds, in one sentence for search engines and previews. */
  readonly description: string;
}

/** Every such page, in the order of a map of the site: the client, the served head and the sitemap read them here. */
export const STATIC_PAGES = [
  {
    path: "/how-it-works",
    title: "How PeerLoop works",
    description:
      "Learn a course one-on-one, get live help when you’re stuck, then teach it yourself: how each part of PeerLoop works.",
  },
  {
    path: "/teach",
    title: "Teach on PeerLoop",
    description:
      "Finish a course, get certified by its creator, and teach it one-on-one for 70% of what your students pay.",
  },
  {
    path: "/help",
    title: "Help and FAQ",
    description:
      "Answers about accounts, courses, chat, live help, sessions, goodwill and privacy on PeerLoop.",
  },
  {
    path: "/contact",
    title: "Contact",
    description: "How to reach the people who run this site.",
  },
  {
    path: "/terms",
    title: "Terms",
    description: "The terms you agree to when you create a PeerLoop account.",
  },
  {
    path: "/creator-terms",
    title: "Creators’ terms",
    description: "What you agree to when you publish courses on PeerLoop.",
  },
  {
    path: "/privacy",
    title: "Privacy policy",
    description: "What PeerLoop stores about you, why, who sees it and how long it stays.",
  },
  {
    path: "/refunds",
    title: "Refunds",
    description: "What you get back when you leave a course, and what happens when a session doesn’t.",
  },
  {
    path: "/accessibility",
    title: "Accessibility",
    description: "How we keep PeerLoop usable for everyone, what is tested, and what isn’t there yet.",
  },
  {
    path: "/imprint",
    title: "Imprint",
    description: "Who runs this site.",
  },
] as const satisfies readonly StaticPage[];

export type StaticPath = (typeof STATIC_PAGES)[number]["path"];

/** The heading of such a page. */
export const staticTitle = (path: StaticPath): string =>
  STATIC_PAGES.find((page) => page.path === path)?.title ?? "";
