import { For, Show } from "solid-js";
import { CheckIcon } from "../../../ui/icons.tsx";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** What one can do afterwards. */
export const Objectives = (props: { readonly objectives: readonly string[] }) => (
  <Show when={props.objectives.length > 0}>
    <Section title={texts.objectives}>
      <ul class="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <For each={props.objectives}>
          {(objective) => (
            <li class="flex gap-3">
              <CheckIcon class="mt-0.5 text-accent" />
              {objective}
            </li>
          )}
        </For>
      </ul>
    </Section>
  </Show>
);
