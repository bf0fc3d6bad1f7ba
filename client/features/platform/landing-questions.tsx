import { For } from "solid-js";
import { ChevronDownIcon } from "../../ui/icons.tsx";
import { landingQuestions } from "./texts.ts";

/** What visitors ask first, with short answers. */
export const LandingQuestions = () => (
  <div class="rounded-lg border border-line bg-surface">
    <For each={landingQuestions}>
      {({ question, answer }) => (
        <details class="group border-b border-line last:border-0">
          <summary class="flex min-h-12 list-none items-center justify-between gap-4 rounded-md px-4 py-3 hover:bg-sunken">
            <h3 class="text-base leading-snug">{question}</h3>
            <ChevronDownIcon class="size-4 shrink-0 text-ink-faint transition-transform duration-200 group-open:rotate-180" />
          </summary>
          <p class="px-4 pb-4 text-ink-soft">{answer}</p>
        </details>
      )}
    </For>
  </div>
);
