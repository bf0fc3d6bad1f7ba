import { A } from "@solidjs/router";
import { createSignal, createUniqueId, For, Show, Suspense } from "solid-js";
import type { EnrollmentStatus, Student } from "../../../../domain/learning/model.ts";
import { now } from "../../../lib/time/clock.ts";
import { formatRelative } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Badge, type Tone } from "../../../ui/display/badge.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { SkeletonText } from "../../../ui/skeleton.tsx";
import { awardTexts } from "../../certificates/texts.ts";
import { nudgeTexts, statusWords, studentsTexts as texts } from "../texts/students.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { mayAward, mayNudge } from "./students-state.ts";

const StudentModules = lazyComponent(() => import("./student-modules.tsx"));

const tones: Record<EnrollmentStatus, Tone> = {
  enrolled: "plain",
  in_progress: "accent",
  completed: "good",
  cancelled: "plain",
};

/** Who it is, in which course, and with whom. */
const Who = (props: { readonly student: Student; readonly showsTeacher: boolean }) => (
  <div class="flex min-w-0 items-start gap-3">
    <Avatar person={props.student.person} />
    <div class="min-w-0">
      <h3 class="flex flex-wrap items-center gap-x-2 text-base leading-snug">
        <A
          href={`/u/${props.student.person.handle}`}
          class="touch-room relative inline-flex min-w-0 items-center hover:text-accent-ink hover:underline"
        >
          <span class="truncate">{props.student.person.name}</span>
        </A>
        <Badge tone={tones[props.student.status]}>{statusWords[props.student.status]}</Badge>
      </h3>
      <p class="text-sm text-ink-soft">{props.student.course.title}</p>
      <Show when={props.showsTeacher}>
        <p class="text-sm text-ink-faint">
          {props.student.teacher ? texts.taughtBy(props.student.teacher.name) : texts.anyone}
        </p>
      </Show>
      <Certificates student={props.student} />
    </div>
  </div>
);

/** What they have earned in the course, each a link to its page. */
const Certificates = (props: { readonly student: Student }) => (
  <Show when={props.student.certificates.length > 0}>
    <ul class="flex flex-wrap gap-x-3" aria-label={awardTexts.list}>
      <For each={props.student.certificates}>
        {({ code, type, state }) => (
          <li>
            <A
              href={`/certificates/${code}`}
              class="touch-room relative inline-flex items-center text-sm text-accent-ink hover:underline"
            >
              {awardTexts.earned(type, state)}
            </A>
          </li>
        )}
      </For>
    </ul>
  </Show>
);

/** How far they are, and when they were there last. */
const Progress = (props: { readonly student: Student }) => (
  <div class="grid content-start gap-1 text-sm">
    <Show when={props.student.modules.total > 0}>
      <ProgressBar count={props.student.modules.done} total={props.student.modules.total} />
      <p class="numeral text-ink-soft" data-modules>
        {texts.modules(props.student.modules.done, props.student.modules.total)}
      </p>
    </Show>
    <Show when={props.student.sessions.total > 0}>
      <p class="numeral text-ink-soft">
        {texts.sessions(props.student.sessions.done, props.student.sessions.total)}
      </p>
    </Show>
    <Show when={props.student.leaveReason}>
      {(reason) => (
        <p class="text-ink-soft [overflow-wrap:anywhere]" dir="auto">
          {texts.leaveReason(reason())}
        </p>
      )}
    </Show>
    <p class="text-ink-faint">
      {texts.lastActive} <RelativeTime at={props.student.lastActiveAt} />
    </p>
  </div>
);

/** Somebody who learns from the reader, what they have done, and a word to them. */
export const StudentRow = (props: {
  readonly student: Student;
  readonly showsTeacher: boolean;
  readonly onNudge: () => void;
  /** For the course’s creator alone. */
  readonly onAward?: (() => void) | undefined;
}) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const name = () => props.student.person.name;
  const nudgedUntil = () => props.student.nudgedUntil;
  return (
    <article
      class="grid gap-3 rounded-lg border border-line bg-surface p-4"
      data-student={props.student.person.handle}
    >
      <div class="grid gap-3 sm:grid-cols-[minmax(0,1fr)_13rem] xl:grid-cols-[minmax(14rem,1fr)_13rem_auto]">
        <Who student={props.student} showsTeacher={props.showsTeacher} />
        <Progress student={props.student} />
        <div class="flex flex-wrap content-start items-center gap-2 sm:col-span-2 xl:col-span-1 xl:justify-end">
          <Button
            aria-expanded={open()}
            aria-controls={id}
            aria-label={open() ? texts.hideOf(name()) : texts.showOf(name())}
            onClick={() => setOpen(!open())}
          >
            {open() ? texts.hide : texts.show}
          </Button>
          <Show
            when={mayNudge(props.student, now())}
            fallback={
              <Show when={props.student.status !== "completed" && nudgedUntil()}>
                {(until) => (
                  <p class="text-sm text-ink-faint">
                    {nudgeTexts.wait(formatRelative(Date.parse(until()), now()))}
                  </p>
                )}
              </Show>
            }
          >
            <Button variant="quiet" aria-label={nudgeTexts.of(name())} onClick={() => props.onNudge()}>
              {nudgeTexts.button}
            </Button>
          </Show>
          <Show when={mayAward(props.student) && props.onAward}>
            {(award) => (
              <Button variant="quiet" aria-label={awardTexts.of(name())} onClick={() => award()()}>
                {awardTexts.button}
              </Button>
            )}
          </Show>
        </div>
      </div>
      <div id={id}>
        <Show when={open()}>
          <Suspense fallback={<SkeletonText lines={4} />}>
            <StudentModules student={props.student} />
          </Suspense>
        </Show>
      </div>
    </article>
  );
};
