import { For } from "solid-js";

const steps: readonly { readonly word: string; readonly text: string }[] = [
  { word: "Learn", text: "Live sessions with one teacher and no audience, and a chat room for the course." },
  { word: "Ask", text: "Call for help from wherever you are stuck. The first free helper takes the call." },
  { word: "Teach", text: "Graduate, get certified by the course’s creator, and take students of your own." },
  { word: "Earn", text: "Keep 70% of what your students pay. The creator gets 15%, and so does PeerLoop." },
];

/** How learning turns into teaching, under the mark's own line. */
export const LoopStory = () => (
  <div class="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
    <svg
      class="block h-36 w-full bg-accent-soft text-accent"
      viewBox="0 0 480 144"
      preserveAspectRatio="xMidYMid slice"
      fill="none"
      aria-hidden="true"
    >
      <path
        d="M-40 128c150 0 300-22 300-78a38 38 0 0 0-76 0c0 56 150 78 340 78"
        stroke="currentColor"
        stroke-width="9"
        stroke-linecap="round"
      />
      <circle cx="330" cy="38" r="15" fill="var(--color-mark)" />
    </svg>
    <ol class="grid gap-5 p-6 sm:p-8">
      <For each={steps}>
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
