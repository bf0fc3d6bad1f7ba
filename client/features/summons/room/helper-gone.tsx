import { Match, Show, Switch } from "solid-js";
import { HELPER_GONE_SECONDS, MIN_TALK_SECONDS } from "../../../../domain/summons/limits.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { createSecondsLeft } from "../countdown.tsx";
import { goneTexts } from "../texts/room.ts";
import type { SummonRoom } from "./summon.ts";
import { countedSecondsAt } from "./summon-state.ts";

/** Seconds for which nothing is said: who accepts takes a moment to come in, and pages are loaded anew. */
const UNSAID_SECONDS = 10;

const isStudent = (room: SummonRoom) => room.state().you?.role === "student";
const isAway = (room: SummonRoom, { responderId }: Summon) =>
  responderId !== null && !room.state().present.includes(responderId);

/** For the student: the helper is not there, and what can be done about it. */
export const HelperGone = (props: { readonly room: SummonRoom; readonly summon: Summon }) => (
  <Show when={isStudent(props.room) && isAway(props.room, props.summon) && props.summon.helperGoneSince}>
    {(since) => <Gone room={props.room} summon={props.summon} since={since()} />}
  </Show>
);

const Gone = (props: { readonly room: SummonRoom; readonly summon: Summon; readonly since: string }) => {
  const left = createSecondsLeft(() =>
    new Date(Date.parse(props.since) + HELPER_GONE_SECONDS * 1_000).toISOString(),
  );
  const name = () => props.summon.responder?.name ?? goneTexts.yourHelper;
  const isPaid = () => countedSecondsAt(props.room.state(), performance.now()) >= MIN_TALK_SECONDS;
  return (
    <Show when={left() <= HELPER_GONE_SECONDS - UNSAID_SECONDS}>
      <Notice tone="mark" class="col-span-full grid gap-3">
        <Switch
          fallback={
            <p>
              {goneTexts.soon(name())}
              <span class="tabular-nums" aria-hidden="true">
                {formatClock(left())}
              </span>
              <span class="sr-only">{goneTexts.aMoment}</span>.
            </p>
          }
        >
          <Match when={isPaid()}>
            <p>{goneTexts.paid(name(), props.summon.points)}</p>
          </Match>
          <Match when={left() === 0}>
            <p>{goneTexts.gone(name(), props.summon.points)}</p>
            <Button
              variant="help"
              busy={props.room.action() === "CallOthers"}
              onClick={() => props.room.ask("CallOthers")}
            >
              {goneTexts.askOthers}
            </Button>
          </Match>
        </Switch>
      </Notice>
    </Show>
  );
};
