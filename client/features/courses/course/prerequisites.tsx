import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

type Prerequisite = Course["prerequisites"][number];

const tiers: readonly {
  readonly type: Prerequisite["type"];
  readonly title: string;
  readonly edge: string;
}[] = [
  { type: "required", title: texts.need, edge: "border-t-accent" },
  { type: "nice_to_have", title: texts.nice, edge: "border-t-mark" },
  { type: "not_required", title: texts.noNeed, edge: "border-t-good" },
];

/** Under "No need for" the thing itself stands: "No coding experience needed" is coding experience. */
const plainly = (content: string): string => {
  const [, thing, why = ""] = /^No ([^:]+?)(?: (?:needed|required))?(: .+)?$/iu.exec(content) ?? [];
  return thing === undefined ? content : `${thing.charAt(0).toUpperCase()}${thing.slice(1)}${why}`;
};

/** What one must, may and need not bring along. */
export const Prerequisites = (props: { readonly prerequisites: readonly Prerequisite[] }) => (
  <Show when={props.prerequisites.length > 0}>
    <Section title={texts.before}>
      <div class="grid gap-4 sm:grid-cols-3">
        <For each={tiers}>
          {(tier) => {
            const held = () => props.prerequisites.filter((prerequisite) => prerequisite.type === tier.type);
            return (
              <Show when={held().length > 0}>
                <div class={`border-t-4 pt-3 ${tier.edge}`}>
                  <h3 class="text-base">{tier.title}</h3>
                  <ul class="mt-2 grid gap-1.5 text-sm text-ink-soft">
                    <For each={held()}>
                      {(prerequisite) => (
                        <li>
                          {tier.type === "not_required"
                            ? plainly(prerequisite.content)
                            : prerequisite.content}
                        </li>
                      )}
                    </For>
                  </ul>
                </div>
              </Show>
            );
          }}
        </For>
      </div>
    </Section>
  </Show>
);
