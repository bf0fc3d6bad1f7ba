import { For, Match, Show, Switch } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { LateText } from "../../../conversation/text/late-text.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { endedTexts } from "../texts/ending.ts";
import { offerTexts } from "../texts/offers.ts";
import { roomTexts, talkTexts } from "../texts/room.ts";
import { endingOf, offersAgain } from "./ending.ts";
import { HelpQuestion } from "./help-question.tsx";
import { PointsHandover } from "./points-handover.tsx";
import type { SummonRoom } from "./summon.ts";

/** A request that is over: what came of it, what was said, and where to go from here. */
export const HelpEnded = (props: {
  readonly userId: string;
  readonly room: SummonRoom;
  readonly summon: Summon;
  /** The reader was there when it ended: they see the points on their way. */
  readonly endedHere: boolean;
}) => {
  const ending = () => endingOf(props.summon, props.userId, lines().length === 0);
  const isStudent = () => props.userId === props.summon.studentId;
  const awarded = () => props.summon.pointsAwarded ?? 0;
  const lines = () => props.room.state().lines;
  const nameOf = (id: string) => {
    if (id === props.userId) return talkTexts.ownName;
    if (id === props.summon.studentId) return props.summon.student.name;
    return props.summon.responder?.name ?? offerTexts.somebody;
  };
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-12">
        <div class="grid justify-items-center gap-3 text-center">
          <Show when={awarded() > 0 && props.summon.responder}>
            {(helper) => (
              <PointsHandover
                summon={props.summon}
                helper={helper()}
                awarded={awarded()}
                youId={props.userId}
                travels={props.endedHere}
              />
            )}
          </Show>
          <div class="grid gap-2" role="status">
            <h2 class="text-2xl">
              <Show when={awarded() > 0} fallback={ending().title}>
                <span class="highlight">{ending().title}</span>
              </Show>
            </h2>
            <p class="text-ink-soft">{ending().text}</p>
          </div>
          <div class="flex flex-wrap justify-center gap-2 pt-2">
            <Switch fallback={<ButtonLink href="/">{roomTexts.goHome}</ButtonLink>}>
              <Match when={isStudent() && props.summon.repeatedBy}>
                {(again) => (
                  <ButtonLink variant="primary" href={`/help/${again().id}`}>
                    {endedTexts.toNewRequest}
                  </ButtonLink>
                )}
              </Match>
              <Match when={isStudent() && offersAgain(props.summon)}>
                <ButtonLink variant="primary" href={`/courses/${props.summon.courseSlug}/chat?ask=1`}>
                  {endedTexts.askAgain}
                </ButtonLink>
                <ButtonLink href={`/courses/${props.summon.courseSlug}/chat`}>
                  {endedTexts.askInChat}
                </ButtonLink>
              </Match>
              <Match when={isStudent()}>
                <ButtonLink variant="primary" href={`/courses/${props.summon.courseSlug}`}>
                  {endedTexts.backToCourse}
                </ButtonLink>
              </Match>
            </Switch>
          </div>
        </div>
        <HelpQuestion summon={props.summon} />
        <Show when={lines().length > 0}>
          <section class="grid gap-3" aria-label={endedTexts.transcript}>
            <h2 class="text-lg">{endedTexts.transcript}</h2>
            <ol class="grid gap-3">
              <For each={lines()}>
                {(line) => (
                  <li class="border-l-2 border-line pl-3">
                    <p class="text-xs font-semibold text-ink-soft">{nameOf(line.userId)}</p>
                    <LateText text={line.content} />
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
