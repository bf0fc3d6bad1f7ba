import { type JSX, Show } from "solid-js";
import { Card } from "../../../../ui/display/card.tsx";
import { editorTexts } from "../texts/editor.ts";
import type { SectionKey } from "./sections.ts";

/** A part of the editor under its heading; its key is where links lead. */
export const Part = (props: {
  readonly section: SectionKey;
  readonly lead?: string;
  readonly children: JSX.Element;
}) => (
  <section id={props.section} aria-labelledby={`${props.section}-title`} class="scroll-mt-36">
    <Card class="grid gap-5 p-4 sm:p-6">
      <div class="grid gap-1">
        <h2 id={`${props.section}-title`} class="text-lg">
          {editorTexts.sections[props.section]}
        </h2>
        <Show when={props.lead}>{(lead) => <p class="text-sm text-ink-soft">{lead()}</p>}</Show>
      </div>
      {props.children}
    </Card>
  </section>
);
