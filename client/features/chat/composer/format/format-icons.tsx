import type { JSX } from "solid-js";
import type { Format } from "./format.ts";

/** What is drawn for a format, by the pen that draws the other icons. */
const PATHS: Readonly<Record<Format, string>> = {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.500 3.500 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14.500 5l-5 14",
  strike:
    "M4 12h16M16.500 8c0-2-2-3-4.500-3S7.500 6.200 7.500 8.200c0 1.500 1 2.500 2.500 3.300m6 2.500c.6 3-1.500 5-4.200 5-2.600 0-4.600-1.200-4.600-3.300",
  inlineCode: "m8.500 7-5 5 5 5m7-10 5 5-5 5",
  codeBlock: "M4 5h16v14H4zm6 4-3 3 3 3m4-6 3 3-3 3",
  bullets: "M10 6h10M10 12h10M10 18h10M4.500 6h.1m-.1 6h.1m-.1 6h.1",
  numbers: "M11 6h9M11 12h9M11 18h9M4.500 4.500 6 4v5M4 15c2-1.200 3 .3 2 1.500L4 19h3",
  quote: "M5 6v12M10 7h10M10 12h10M10 17h6",
  link: "M10 14a4 4 0 0 0 6 .4l2.500-2.500a4 4 0 0 0-5.700-5.700L11.500 7.500M14 10a4 4 0 0 0-6-.4l-2.500 2.500a4 4 0 0 0 5.700 5.700l1.300-1.300",
};

/** Says nothing to screen readers: its button has a name. */
export const FormatIcon = (props: { readonly format: Format }): JSX.Element => (
  <svg
    class="size-[1.125rem]"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={props.format === "bold" ? 2.4 : 1.8}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[props.format]} />
  </svg>
);
