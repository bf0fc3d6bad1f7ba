import { A } from "@solidjs/router";
import { batch, createSignal, onCleanup, Show, untrack } from "solid-js";
import type { Homework } from "../../../../domain/homework/model.ts";
import { homeworkTitle } from "../../../../domain/platform/pages/rules.ts";
import { loadLazily } from "../../../lib/lazy-load.ts";
import { now } from "../../../lib/time/clock.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { keepWaiting, onHomework, waitingHomework } from "../../../live/homework/waiting.ts";
import { noteWaiting } from "../../../live/outbox/outbox-hint.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { ArrowLeftIcon, ClockIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { CourseText } from "../../courses/course/course-text.tsx";
import { newId } from "../api.ts";
import { Attempts } from "../submission/attempts.tsx";
import { Talk } from "../submission/talk.tsx";
import { refusalTexts, homeworkTexts as texts } from "../texts/handing-in.ts";
import { statusWords } from "../texts/submission.ts";
import { HandIn } from "./hand-in.tsx";
import { createWorkDraft } from "./work-draft.ts";

const tones = { submitted: "accent", reviewed: "good", resubmit_requested: "mark" } as const;

const Facts = (props: { readonly homework: Homework }) => {
  const status = () => props.homework.submission?.attempts.at(-1)?.status;
  const due = () => {
    const { dueAt, timeZone } = props.homework;
    if (dueAt === null) return status() === "resubmit_requested" ? "" : texts.noDue;
    const when = formatTime(dueAt, "full", timeZone);
    if (status() === "resubmit_requested") return texts.askedBy(when, timeZone);
    return Date.parse(dueAt) < now() ? texts.wasDue(when, timeZone) : texts.due(when, timeZone);
  };
  return (
    <div class="grid gap-2">
      <div class="flex flex-wrap items-center gap-2">
        <Show when={status()}>{(is) => <Badge tone={tones[is()]}>{statusWords[is()]}</Badge>}</Show>
        <Badge>{props.homework.isRequired ? texts.required : texts.optional}</Badge>
        <Show when={props.homework.maxPoints}>{(most) => <Badge>{texts.points(most())}</Badge>}</Show>
        <Show when={props.homework.maxAttempts}>{(most) => <Badge>{texts.attempts(most())}</Badge>}</Show>
      </div>
      <Show when={due()}>
        {(said) => (
          <p class="flex items-center gap-2 text-ink-soft">
            <ClockIcon class="shrink-0" />
            {said()}
          </p>
        )}
      </Show>
    </div>
  );
};

/** A student's homework: what there is to do, what they hand in, and what became of it. */
export const HomeworkView = (props: {
  readonly userId: string;
  readonly slug: string;
  readonly homework: Homework;
  readonly onChange: (homework: Homework) => void;
  readonly onReload: () => void;
}) => {
  const { id } = untrack(() => props.homework);
  const { userId } = props;
  const draft = createWorkDraft({
    userId,
    slug: props.slug,
    assignmentId: id,
    read: untrack(() => props.homework.draft),
  });
  const [isWaiting, setWaiting] = createSignal(waitingHomework(userId, id) !== null);
  const [isOpen, setOpen] = createSignal(false);
  const submission = () => props.homework.submission;
  const status = () => submission()?.attempts.at(-1)?.status ?? null;
  const refusal = () => props.homework.refusal;
  /** Whether the form is what this page is for now; while it waits for feedback it opens by a press. */
  const isToDo = () => refusal() === null && (status() !== "submitted" || isOpen());
  const isAsked = () => status() === "resubmit_requested";
  const isLate = () => {
    const { dueAt } = props.homework;
    return dueAt !== null && Date.parse(dueAt) < now();
  };
  const other = () =>
    submission()?.waitsFor?.name ?? submission()?.attempts.at(-1)?.reviewer?.name ?? "your teacher";

  const deliver = async () => {
    const { deliverHomework } = await loadLazily(() => import("../../../live/homework/deliver-homework.ts"));
    await deliverHomework(userId);
  };
  const handIn = () => {
    const { content, links } = draft.work();
    const sent = { id: newId(), content, links: links.filter((link) => link.trim() !== "") };
    keepWaiting({ userId, assignmentId: id, title: props.homework.title, sent });
    noteWaiting(userId, "homework");
    batch(() => {
      draft.pause();
      setWaiting(true);
    });
    void deliver();
  };
  const online = () => isWaiting() && void deliver();
  addEventListener("online", online);
  if (isWaiting()) void deliver();
  const stop = onHomework((news) => {
    if (news.homework.userId !== userId || news.homework.assignmentId !== id) return;
    batch(() => {
      setWaiting(false);
      setOpen(false);
      if (news._tag === "Arrived") {
        draft.handedIn(news.answer.draft);
        props.onChange(news.answer);
        showToast({ tone: "good", title: texts.arrived, text: texts.arrivedText });
      } else {
        draft.go();
        showToast({ tone: "danger", title: texts.refused, text: news.message });
        props.onReload();
      }
    });
  });
  onCleanup(() => {
    removeEventListener("online", online);
    stop();
  });

  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-6 !max-w-3xl">
      <header class="grid gap-3">
        <A
          href={`/courses/${props.homework.course.slug}/learn`}
          class="link inline-flex min-h-10 items-center gap-2 justify-self-start"
        >
          <ArrowLeftIcon />
          {props.homework.course.title}
        </A>
        <div>
          <Show when={props.homework.moduleTitle}>
            {(module) => <p class="text-sm font-semibold text-ink-soft">{module()}</p>}
          </Show>
          <PageHeading title={homeworkTitle(props.homework.title)}>{props.homework.title}</PageHeading>
        </div>
        <Facts homework={props.homework} />
      </header>
      <section class="grid gap-2" aria-labelledby="task-title">
        <h2 id="task-title" class="text-xl">
          {texts.task}
        </h2>
        <div class="[overflow-wrap:anywhere]" dir="auto">
          <CourseText text={props.homework.instructions} />
        </div>
      </section>
      {/* What was said of the last version is read before the next one is written. */}
      <Show when={isAsked() && submission()}>{(handed) => <Attempts attempts={handed().attempts} />}</Show>
      <Show when={isToDo() || isWaiting()}>
        <Card class="grid grid-cols-1 gap-4 p-4 sm:p-6">
          <h2 class="text-xl">{submission() === null ? texts.yours : texts.again}</h2>
          <HandIn draft={draft} isLate={isLate()} isWaiting={isWaiting()} onHandIn={handIn} />
          <Show when={isOpen() && !isWaiting()}>
            <Button variant="quiet" class="justify-self-start" onClick={() => setOpen(false)}>
              {texts.cancel}
            </Button>
          </Show>
        </Card>
      </Show>
      <Show when={!isToDo() && !isWaiting()}>
        <div class="grid justify-items-start gap-3">
          <Show when={submission()?.waitsFor}>
            {(person) => (
              <Notice tone="accent">
                {submission()?.isClaimed ? texts.claimed(person().name) : texts.waitsFor(person().name)}
              </Notice>
            )}
          </Show>
          <Show when={refusal()}>
            {(why) => (
              <Show when={why() !== "claimed" || submission() === null}>
                <Notice tone={why() === "accepted" ? "good" : "plain"}>{refusalTexts[why()]}</Notice>
              </Show>
            )}
          </Show>
          <Show when={refusal() === null && status() === "submitted"}>
            <Button onClick={() => setOpen(true)}>{texts.replace}</Button>
          </Show>
        </div>
      </Show>
      <Show when={submission()}>
        {(handed) => (
          <>
            <Show when={!isAsked()}>
              <Attempts attempts={handed().attempts} />
            </Show>
            <Talk
              submissionId={handed().id}
              messages={handed().messages}
              other={other()}
              onSaid={(message) =>
                props.onChange({
                  ...props.homework,
                  submission: { ...handed(), messages: [...handed().messages, message] },
                })
              }
            />
          </>
        )}
      </Show>
    </div>
  );
};
