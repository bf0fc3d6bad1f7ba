import { Show } from "solid-js";
import type { Assignment } from "../../../../domain/homework/model.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { stateWords, settingTexts as texts } from "../texts/setting.ts";

const tones = { draft: "plain", published: "good", retired: "plain" } as const;

/** One homework of a course, and what can be done with it. */
export const AssignmentRow = (props: {
  readonly assignment: Assignment;
  readonly moduleTitle: string | undefined;
  readonly busy: boolean;
  readonly onEdit: () => void;
  readonly onExtend: () => void;
  readonly onStep: (step: "publish" | "retire" | "restore" | "remove") => void;
}) => {
  const of = () => props.assignment;
  const facts = () =>
    [
      of().isRequired ? texts.required : texts.optional,
      of().maxPoints === null ? null : texts.points(of().maxPoints ?? 0),
      of().maxAttempts === null ? null : texts.attempts(of().maxAttempts ?? 0),
      of().dueWithinDays === null ? null : texts.dueDays(of().dueWithinDays ?? 0),
      of().dueOn === null ? null : texts.dueOn(formatTime(`${of().dueOn}T12:00:00Z`, "date", "UTC")),
      of().extensions === 0 ? null : texts.extensions(of().extensions),
    ].filter((fact) => fact !== null);
  return (
    <article class="grid gap-3 rounded-lg border border-line bg-surface p-4" data-assignment={of().id}>
      <div class="grid gap-1">
        <div class="flex flex-wrap items-center gap-2">
          <Badge tone={tones[of().state]}>{stateWords[of().state]}</Badge>
          <Show when={props.moduleTitle}>
            {(module) => <span class="text-sm text-ink-soft">{module()}</span>}
          </Show>
        </div>
        <h2 class="text-lg [overflow-wrap:anywhere]" dir="auto">
          {of().title}
        </h2>
        <p class="text-sm text-ink-soft">{facts().join(" · ")}</p>
        <Show when={of().state !== "draft"}>
          <p class="text-sm text-ink-soft tabular-nums">{texts.submitted(of().submitted, of().waiting)}</p>
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button class="min-h-11" aria-label={texts.editOf(of().title)} onClick={() => props.onEdit()}>
          {texts.edit}
        </Button>
        <Show when={of().state === "draft"}>
          <Button
            variant="primary"
            class="min-h-11"
            busy={props.busy}
            onClick={() => props.onStep("publish")}
          >
            {texts.publish}
          </Button>
          <Button variant="quiet" class="min-h-11" onClick={() => props.onStep("remove")}>
            {texts.remove}
          </Button>
        </Show>
        <Show when={of().state === "published"}>
          <Button class="min-h-11" aria-label={texts.moreTimeOf(of().title)} onClick={() => props.onExtend()}>
            {texts.moreTime}
          </Button>
          <Button variant="quiet" class="min-h-11" busy={props.busy} onClick={() => props.onStep("retire")}>
            {texts.retire}
          </Button>
        </Show>
        <Show when={of().state === "retired"}>
          <Button class="min-h-11" busy={props.busy} onClick={() => props.onStep("restore")}>
            {texts.restore}
          </Button>
        </Show>
      </div>
    </article>
  );
};
