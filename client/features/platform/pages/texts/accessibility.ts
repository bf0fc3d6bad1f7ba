import type { ArticleText } from "../article-text.ts";

export const accessibility: ArticleText = {
  intro:
    "PeerLoop should work for you whatever you see, hear or use to get around. We aim for WCAG 2.2, level AA. Here’s what that means today.",
  sections: [
    {
      id: "works",
      heading: "What you can rely on",
      body: [
        [
          "Everything can be reached and used with a keyboard, and the focus is always visible.",
          "Text and controls have at least AA contrast, in the light and in the dark theme.",
          "Pages work at 360 pixels and at 400% zoom, without scrolling sideways.",
          "Buttons and links are at least 44 pixels high on touch screens.",
          "New messages, errors and changes of state are announced to screen readers.",
          "Animations stop when your system asks for reduced motion.",
          "You choose the theme, and times follow your own clock and time zone.",
        ],
      ],
    },
    {
      id: "tested",
      heading: "How it’s tested",
      body: [
        "Automated tests check our pages with axe in both themes and on narrow and wide screens, and go through them by keyboard, in Chromium. We haven’t tested systematically with screen readers, or in Safari and Firefox, yet.",
      ],
    },
    {
      id: "limits",
      heading: "Known limits",
      body: [
        [
          "Video calls have no captions or transcript.",
          "Pictures that people share in a chat have their file name, not a description.",
          "PeerLoop needs JavaScript.",
        ],
      ],
    },
    {
      id: "tell-us",
      heading: "Tell us",
      body: [
        "If something stands in your way, [write to us](/contact): say which page it was, and what you used.",
      ],
    },
  ],
};
