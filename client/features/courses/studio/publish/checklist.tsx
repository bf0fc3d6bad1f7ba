import { For } from "solid-js";
import type { Missing } from "../../../../../domain/courses/studio/checks/rules.ts";
import { Card } from "../../../../ui/display/card.tsx";
import { publishTexts as texts } from "../texts/publish.ts";

/** What is missing before the course can be published; each line leads to its field. */
export const Checklist = (props: {
  readonly missing: readonly Missing[];
  readonly onGo: (missing: Missing) => void;
}) => (
  <Card class="grid gap-3 border-mark-ink p-4 sm:p-6" role="region" aria-labelledby="checklist-title">
    <h2 id="checklist-title" tabIndex={-1} class="text-lg">
      {texts.checklist}
    </h2>
    <p class="text-sm text-ink-soft">{texts.checklistText}</p>
    <ul class="grid gap-1">
      <For each={props.missing}>
        {(one) => (
          <li>
            <button
              type="button"
              class="link inline-flex min-h-10 items-center text-left"
              onClick={() => props.onGo(one)}
            >
              {one.text}
            </button>
          </li>
        )}
      </For>
    </ul>
  </Card>
);
