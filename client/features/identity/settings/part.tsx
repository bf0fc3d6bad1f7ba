import type { JSX } from "solid-js";
import { Card } from "../../../ui/display/card.tsx";

/** One thing to set, with what it is for beside it. `id` is where links lead. */
export const Part = (props: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly children: JSX.Element;
}) => (
  <section id={props.id} aria-labelledby={`${props.id}-title`} class="scroll-mt-24">
    <Card class="grid gap-5 p-5 sm:p-6">
      <div>
        <h2 id={`${props.id}-title`} class="text-lg">
          {props.title}
        </h2>
        <p class="text-sm text-ink-soft">{props.text}</p>
      </div>
      {props.children}
    </Card>
  </section>
);
