import { type JSX, Show } from "solid-js";
import { teachesBy } from "../../../../domain/identity/roles/rules.ts";
import { me } from "../../../shell/me.ts";
import { Card } from "../../../ui/display/card.tsx";
import { audienceTexts } from "../texts.ts";

/** To whom a part of a profile is shown: as the privacy setting says; or, `teaching`, on pages of one's courses too. */
const Audience = (props: { readonly teaching?: boolean | undefined }) => {
  const isPublic = () => me()?.privacyPublic === true;
  const teaches = () => teachesBy(me()?.roles ?? []);
  return (
    <p class="text-sm text-ink-faint">
      {isPublic() ? audienceTexts.everyone : audienceTexts.courses}{" "}
      <Show when={props.teaching && !isPublic() && teaches()}>{audienceTexts.teachers} </Show>
      <a href="#privacy" class="link" aria-label={audienceTexts.changeLabel}>
        {audienceTexts.change}
      </a>
    </p>
  );
};

/** A part of the profile editor under its heading, with who sees it. `id` is where links lead. */
export const Block = (props: {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** Who sees it is as for everything; or also shown where one teaches. Absent where the part itself says it. */
  readonly audience?: "profile" | "teaching";
  readonly aside?: JSX.Element;
  readonly children: JSX.Element;
}) => (
  <section id={props.id} aria-labelledby={`${props.id}-title`} class="scroll-mt-24">
    <Card class="grid gap-5 p-5 sm:p-6">
      <div class="grid gap-1">
        <div class="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={`${props.id}-title`} class="text-lg">
            {props.title}
          </h2>
          <div class="text-xs text-ink-faint tabular-nums">{props.aside}</div>
        </div>
        <Show when={props.hint}>{(hint) => <p class="text-sm text-ink-soft">{hint()}</p>}</Show>
        <Show when={props.audience}>{(audience) => <Audience teaching={audience() === "teaching"} />}</Show>
      </div>
      {props.children}
    </Card>
  </section>
);

/** What is wrong with a part as a whole; its own inputs are described by it. */
export const BlockProblem = (props: { readonly id: string; readonly problem: string | undefined }) => (
  <Show when={props.problem}>
    {(problem) => (
      <p id={props.id} class="text-sm font-medium text-danger-ink">
        {problem()}
      </p>
    )}
  </Show>
);
