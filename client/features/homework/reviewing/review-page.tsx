import { useParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { Review } from "../../../../domain/homework/model.ts";
import { homeworkTitle, NOT_FOUND_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { createRemote, type Remote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { me } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { ArrowLeftIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { CourseText } from "../../courses/course/course-text.tsx";
import { homeworkApi } from "../api.ts";
import { Attempts } from "../submission/attempts.tsx";
import { Talk } from "../submission/talk.tsx";
import { reviewTexts as texts } from "../texts/review.ts";
import { statusWords } from "../texts/submission.ts";
import { keepFeedback } from "./kept-feedback.ts";
import { ReviewForm } from "./review-form.tsx";

const tones = { submitted: "accent", reviewed: "good", resubmit_requested: "mark" } as const;

const Content = (props: { readonly review: Review; readonly remote: Remote<Review> }) => {
  const { busy, failure, run } = createAttempt();
  const review = () => props.review;
  const userId = me()?.id ?? "";
  const isMine = () => review().claimedBy?.id === userId;
  /** Runs what may find that another was faster: then how it is now is shown, and what was written stays. */
  const change = (work: () => Promise<Review>, after?: () => void) =>
    run(async () => {
      try {
        props.remote.set(await work());
        after?.();
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.status === 409) {
          showToast({ tone: "danger", title: texts.changed, text: error.message });
          props.remote.reload();
        }
        throw error;
      }
    });
  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-6 !max-w-3xl">
      <header class="grid gap-3">
        <ButtonLink href="/homework" variant="quiet" class="-ml-4 min-h-11 justify-self-start">
          <ArrowLeftIcon />
          {texts.back}
        </ButtonLink>
        <PageHeading title={homeworkTitle(review().title)}>{review().title}</PageHeading>
        <div class="flex flex-wrap items-center gap-3">
          <div class="flex min-w-0 items-center gap-3">
            <Avatar person={review().student} size="sm" />
            <p class="min-w-0">
              <span class="font-semibold">{review().student.name}</span>
              <span class="text-ink-soft"> · {review().course.title}</span>
            </p>
          </div>
          <Badge tone={tones[review().status]}>{statusWords[review().status]}</Badge>
        </div>
        <Show when={review().resubmitDueAt}>
          {(due) => (
            <p class="text-ink-soft">{texts.untilThen(formatTime(due(), "full", review().timeZone))}</p>
          )}
        </Show>
      </header>
      <details class="rounded-lg border border-line bg-surface p-4">
        <summary class="cursor-pointer font-semibold">{texts.task}</summary>
        <div class="pt-3 [overflow-wrap:anywhere]">
          <CourseText text={review().instructions} />
        </div>
      </details>
      <Attempts attempts={review().attempts} />
      <Show when={review().status === "submitted"}>
        <Switch>
          <Match when={isMine()}>
            <ReviewForm
              userId={userId}
              review={review()}
              busy={busy()}
              failure={failure()}
              onGive={(given) =>
                void change(
                  () => homeworkApi.giveReview(review().id, { ...given, version: review().version }),
                  () => {
                    keepFeedback(userId, review().id, "");
                    const { name } = review().student;
                    showToast({
                      tone: "good",
                      title: given.verdict === "accept" ? texts.accepted(name) : texts.asked(name),
                    });
                  },
                )
              }
              onRelease={() => void change(() => homeworkApi.release(review().id, review().version))}
            />
          </Match>
          <Match when={review().claimedBy}>
            {(other) => <Notice tone="accent">{texts.claimed(other().name)}</Notice>}
          </Match>
          <Match when={true}>
            <Card class="grid justify-items-start gap-3 p-4">
              <p class="text-ink-soft">{texts.startText}</p>
              <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
              <Button
                variant="primary"
                size="lg"
                busy={busy()}
                onClick={() => void change(() => homeworkApi.claim(review().id, review().version))}
              >
                {texts.start}
              </Button>
            </Card>
          </Match>
        </Switch>
        <Show when={review().others.length > 0}>
          <Card class="grid gap-3 p-4">
            <div>
              <h2 class="text-base">{texts.handOn}</h2>
              <p class="text-sm text-ink-soft">{texts.handOnText}</p>
            </div>
            <div class="flex flex-wrap gap-2">
              <For each={review().others}>
                {(person) => (
                  <Button
                    class="min-h-11"
                    disabled={busy()}
                    onClick={() =>
                      void change(
                        () => homeworkApi.handOn(review().id, review().version, person.id),
                        () => showToast({ tone: "good", title: texts.handed(person.name) }),
                      )
                    }
                  >
                    {texts.handTo(person.name)}
                  </Button>
                )}
              </For>
            </div>
          </Card>
        </Show>
      </Show>
      <Show when={review().status !== "submitted"}>
        <ButtonLink href="/homework" variant="primary" class="justify-self-start">
          {texts.nextOne}
        </ButtonLink>
      </Show>
      <Talk
        submissionId={review().id}
        messages={review().messages}
        other={review().student.name}
        onSaid={(message) => props.remote.set({ ...review(), messages: [...review().messages, message] })}
      />
    </div>
  );
};

/** Something that was handed in, for one of its reviewers. */
export default function ReviewPage() {
  const params = useParams<{ id: string }>();
  const review = createRemote(
    () => `homework review ${params.id}`,
    (signal) => homeworkApi.review(params.id, signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-6 !max-w-3xl">
          <Skeleton class="h-24 w-2/3" />
          <Skeleton class="h-56 w-full rounded-lg" />
        </Loading>
      }
    >
      <Match when={review.error()?.status === 404 || review.error()?.status === 400}>
        <EmptyState
          page
          kind="missing"
          tab={NOT_FOUND_TITLE}
          title={texts.missingTitle}
          text={texts.missingText}
          actions={
            <ButtonLink href="/homework" variant="primary">
              {texts.back}
            </ButtonLink>
          }
        />
      </Match>
      <Match when={review.data()}>
        {(read) => (
          <Show when={params.id} keyed>
            <Content review={read()} remote={review} />
          </Show>
        )}
      </Match>
      <Match when={review.error()}>
        {(error) => <ErrorState page error={error()} busy={review.loading()} onRetry={review.reload} />}
      </Match>
    </Switch>
  );
}
