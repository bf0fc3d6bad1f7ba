import { For } from "solid-js";
import type { SampleGroup } from "../sample.tsx";

const sizes = ["text-3xl", "text-2xl", "text-xl", "text-lg", "text-base", "text-sm", "text-xs"] as const;

export const type: SampleGroup = {
  name: "Type",
  samples: [
    {
      name: "Scale",
      Show: () => (
        <For each={sizes}>
          {(size) => <p class={`font-display font-bold ${size}`}>Learn it. Łódź, 1:45</p>}
        </For>
      ),
    },
    { name: "Numerals", Show: () => <p class="numeral text-2xl">$1,399 · 4.8 · 12:01:10</p> },
    { name: "Eyebrow", Show: () => <p class="eyebrow">AI coding · Beginner</p> },
    { name: "Highlight", Show: () => <p class="highlight text-xl inline">Then teach it.</p> },
  ],
};
