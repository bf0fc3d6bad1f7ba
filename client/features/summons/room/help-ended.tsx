import { For, Match, Show, Switch } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { HelpQuestion } from "./help-question.tsx";
import { LinkedText } from "./linked-text.tsx";
import type { SummonRoom } from "./summon.ts";

interface Ending {
  readonly title: string;
  readonly text: string;
}

/** How a summon ended, in the reader's own terms. */
const endingOf = (summon: Summon, youId: string, wasSilent: boolean): Ending => {
  const helper = summon.responder?.name ?? "the helper";
  const isStudent = youId === summon.studentId;
  const isHelper = youId === summon.responderId;
  const returned = isStudent
    ? `Your ${summon.points} points are yours again.`
    : `The ${summon.points} points went back to ${summon.student.name}.`;
  if (summon.status === "expired")
    return { title: isStudent ? "Nobody was free in time" : "This call ran out", text: returned };
  if (summon.status === "cancelled")
    return {
      title: summon.responder ? "The help was left unfinished" : "The call was taken back",
      text: returned,
    };
  if (summon.repeatedBy) return askedAgain(summon, summon.repeatedBy, isStudent, isHelper);
  const together = `Together for ${formatClock(summon.talkSeconds)}.`;
  const awarded = summon.pointsAwarded ?? 0;
  if (awarded === 0)
    return {
      title: "The help has ended",
      text: `${together} ${wasSilent ? "Nobody wrote anything, so no points are given." : "That was too short for points."} ${returned}`,
    };
  return {
    title: isHelper
      ? `You earned ${awarded} points`
      : isStudent
        ? `${helper} helped you`
        : `${helper} helped`,
    text: isHelper
      ? `${together} ${summon.student.name} thanks you with goodwill.`
      : `${together} ${awarded} points went to ${helper}.`,
  };
};

/** A help whose helper was gone: the question went out again. */
const askedAgain = (
  { responder, student }: Summon,
  { status, responder: next }: NonNullable<Summon["repeatedBy"]>,
  isStudent: boolean,
  isHelper: boolean,
): Ending => {
  const helper = responder?.name ?? "the helper";
  const has = {
    pending: "The question waits for somebody else now.",
    responded: `${next?.name ?? "Somebody else"} has the question now.`,
    completed: `${next?.name ?? "Somebody else"} took the question, and their talk is over.`,
    cancelled: isStudent ? "You took the call back." : "The call was taken back.",
    expired: "Nobody else was free in time.",
  }[status];
  return {
    title: isStudent ? "You called others" : `${student.name} called others`,
    text: `${isHelper ? "You were" : `${helper} was`} not here any more. ${has}`,
  };
};

/** A summon that is over: what came of it, what was said, and where to go from here. */
export const HelpEnded = (props: {
  readonly userId: string;
  readonly room: SummonRoom;
  readonly summon: Summon;
}) => {
  const ending = () => endingOf(props.summon, props.userId, lines().length === 0);
  const isStudent = () => props.userId === props.summon.studentId;
  const lines = () => props.room.state().lines;
  const nameOf = (id: string) =>
    id === props.userId
      ? "You"
      : id === props.summon.studentId
        ? props.summon.student.name
        : (props.summon.responder?.name ?? "Somebody");
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-12">
        <div class="grid justify-items-center gap-3 text-center" role="status">
          <Show when={props.summon.status === "completed" && props.summon.responder}>
            {(helper) => <Avatar person={isStudent() ? helper() : props.summon.student} size="lg" />}
          </Show>
          <h2 class="text-2xl">
            <Show when={(props.summon.pointsAwarded ?? 0) > 0} fallback={ending().title}>
              <span class="highlight">{ending().title}</span>
            </Show>
          </h2>
          <p class="text-ink-soft">{ending().text}</p>
          <div class="flex flex-wrap justify-center gap-2 pt-2">
            <Switch fallback={<ButtonLink href="/">Go home</ButtonLink>}>
              <Match when={isStudent() && props.summon.repeatedBy}>
                {(again) => (
                  <ButtonLink variant="primary" href={`/help/${again().id}`}>
                    Go to the new call
                  </ButtonLink>
                )}
              </Match>
              <Match when={isStudent() && props.summon.status !== "completed"}>
                <ButtonLink variant="primary" href={`/courses/${props.summon.courseSlug}`}>
                  Call again from the course
                </ButtonLink>
                <ButtonLink href={`/courses/${props.summon.courseSlug}/chat`}>Ask in the chat</ButtonLink>
              </Match>
              <Match when={isStudent()}>
                <ButtonLink variant="primary" href={`/courses/${props.summon.courseSlug}`}>
                  Back to the course
                </ButtonLink>
              </Match>
            </Switch>
          </div>
        </div>
        <HelpQuestion summon={props.summon} />
        <Show when={lines().length > 0}>
          <section class="grid gap-3" aria-label="What was said">
            <h2 class="text-lg">What was said</h2>
            <ol class="grid gap-3">
              <For each={lines()}>
                {(line) => (
                  <li class="border-l-2 border-line pl-3">
                    <p class="text-xs font-semibold text-ink-soft">{nameOf(line.userId)}</p>
                    <LinkedText text={line.content} />
                  </li>
                )}
              </For>
            </ol>
          </section>
        </Show>
      </div>
    </div>
  );
};
