import { For, Show } from "solid-js";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** Whom the course is for. */
export const CourseAudience = (props: { readonly audience: readonly string[] }) => (
  <Show when={props.audience.length > 0}>
    <Section title={texts.madeFor}>
      <ul class="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <For each={props.audience}>
          {(audience) => <li class="border-l-2 border-edge pl-3 text-ink-soft">{audience}</li>}
        </For>
      </ul>
    </Section>
  </Show>
);
