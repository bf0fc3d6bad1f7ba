import { createEffect, createSignal, Show, Suspense } from "solid-js";
import { MAX_FEEDBACK_LENGTH } from "../../../../domain/homework/limits.ts";
import type { NewReview, Review } from "../../../../domain/homework/model.ts";
import { fitsPoints } from "../../../../domain/homework/rules.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { Field, Input, Textarea } from "../../../ui/forms/field.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { reviewTexts as texts } from "../texts/review.ts";
import { keepFeedback, readFeedback } from "./kept-feedback.ts";

const SavedComments = lazyComponent(() => import("./saved-comments.tsx"));

/** Feedback, points and a verdict. */
export const ReviewForm = (props: {
  readonly userId: string;
  readonly review: Review;
  readonly busy: boolean;
  readonly failure: string | undefined;
  readonly onGive: (given: Omit<NewReview, "version">) => void;
  readonly onRelease: () => void;
}) => {
  const { id } = props.review;
  const [feedback, setFeedback] = createSignal(readFeedback(props.userId, id));
  const [points, setPoints] = createSignal("");
  const [dueOn, setDueOn] = createSignal("");
  const [asked, setAsked] = createSignal<NewReview["verdict"]>();
  createEffect(() => keepFeedback(props.userId, id, feedback()));
  const given = () => (points().trim() === "" ? null : Number(points()));
  const pointsFault = (verdict: NewReview["verdict"] | undefined) =>
    verdict !== undefined && !fitsPoints(given(), props.review.maxPoints, verdict)
      ? texts.badPoints(props.review.maxPoints ?? 0)
      : undefined;
  const feedbackFault = (verdict: NewReview["verdict"] | undefined) =>
    verdict === "resubmit" && !hasVisibleText(feedback()) ? texts.missingFeedback : undefined;
  const give = (verdict: NewReview["verdict"]) => {
    setAsked(verdict);
    if (pointsFault(verdict) !== undefined || feedbackFault(verdict) !== undefined) return;
    const day = verdict === "resubmit" && dueOn() !== "" ? dueOn() : null;
    props.onGive({ verdict, points: given(), feedback: feedback(), dueOn: day });
  };
  return (
    <Card class="grid grid-cols-1 gap-4 p-4 sm:p-6">
      <h2 class="text-xl">{texts.yours}</h2>
      <Show when={props.failure}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
      <Field label={texts.feedback} hint={texts.feedbackHint} error={feedbackFault(asked())}>
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            dir="auto"
            maxlength={MAX_FEEDBACK_LENGTH}
            value={feedback()}
            onInput={(event) => setFeedback(event.currentTarget.value)}
          />
        )}
      </Field>
      <Suspense>
        <SavedComments
          feedback={feedback()}
          onUse={(body) =>
            setFeedback((known) => (known.trim() === "" ? body : `${known.trimEnd()}\n\n${body}`))
          }
        />
      </Suspense>
      <div class="grid gap-4 sm:grid-cols-2">
        <Show when={props.review.maxPoints}>
          {(most) => (
            <Field label={texts.points(most())} error={pointsFault(asked())}>
              {(control) => (
                <Input
                  {...control}
                  inputmode="numeric"
                  value={points()}
                  onInput={(event) => setPoints(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
        </Show>
        <Field label={texts.dueOn} hint={texts.dueHint(props.review.timeZone)}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={dueOn()}
              onInput={(event) => setDueOn(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button variant="primary" class="min-h-11" busy={props.busy} onClick={() => give("accept")}>
          {texts.accept}
        </Button>
        <Button class="min-h-11" busy={props.busy} onClick={() => give("resubmit")}>
          {texts.resubmit}
        </Button>
        <Button variant="quiet" class="min-h-11" disabled={props.busy} onClick={() => props.onRelease()}>
          {texts.release}
        </Button>
      </div>
    </Card>
  );
};
