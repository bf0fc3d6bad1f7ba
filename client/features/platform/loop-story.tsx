import { For } from "solid-js";
import { lazyInPlace } from "../../ui/lazy-component.tsx";
import { loopTexts } from "./texts.ts";

const LoopLine = lazyInPlace(async () => ({
  default: (await import("../../ui/loop/loop-line.tsx")).LoopLine,
}));
LoopLine.preload().catch(() => undefined);

/** Steps done when one begins to teach. */
const TEACH = 2;

/** How learning turns into teaching, under a line of a loop for each step, with the learner about to teach. */
export const LoopStory = () => (
  <div class="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
    <div class="h-36 bg-accent-soft text-accent">
      <LoopLine
        seed="learn-ask-teach-earn"
        total={loopTexts.length}
        done={TEACH}
        sheet={[480, 144]}
        class="size-full"
      />
    </div>
    <ol class="grid gap-5 p-6 sm:p-8">
      <For each={loopTexts}>
        {(step, index) => (
          <li class="grid grid-cols-[2rem_1fr] gap-x-4">
            <span
              class={`mt-0.5 grid size-7 place-items-center rounded-full text-sm font-bold ${step.word === "Teach" ? "bg-mark text-on-mark" : "bg-accent text-on-accent"}`}
              aria-hidden="true"
            >
              {index() + 1}
            </span>
            <div>
              <h2 class="text-lg">{step.word}</h2>
              <p class="text-ink-soft">{step.text}</p>
            </div>
          </li>
        )}
      </For>
    </ol>
  </div>
);
