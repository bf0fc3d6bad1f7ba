import { Show } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Countdown, TimeLeftBar } from "../countdown.tsx";
import { points } from "../texts/counts.ts";
import { waitingTexts } from "../texts/room.ts";
import { HelpQuestion } from "./help-question.tsx";
import type { SummonRoom } from "./summon.ts";

/** A request that nobody has accepted yet: the student waits, or a helper decides. */
export const WaitingForHelp = (props: { readonly room: SummonRoom; readonly summon: Summon }) => {
  const isStudent = () => props.room.state().you?.role === "student";
  const mayAccept = () => props.room.state().you?.role === "candidate";
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-14">
        <div class="grid justify-items-center gap-2 text-center">
          <p class="text-sm font-semibold text-mark-ink">
            <span class="live-dot mr-2 inline-block align-middle" aria-hidden="true" />
            {isStudent() ? waitingTexts.sent : waitingTexts.waits(props.summon.student.name)}
          </p>
          <Countdown until={props.summon.expiresAt} class="text-3xl" />
          <div class="w-full max-w-xs pt-1">
            <TimeLeftBar from={props.summon.createdAt} until={props.summon.expiresAt} />
          </div>
        </div>
        <HelpQuestion summon={props.summon} />
        <Show when={props.room.state().refusal}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
        <Show
          when={isStudent()}
          fallback={
            <div class="grid justify-items-center gap-3 text-center">
              <p class="font-bold">
                <span class="highlight">{points(props.summon.points)}</span>
              </p>
              <Show when={mayAccept()} fallback={<p class="text-ink-soft">{waitingTexts.watchOnly}</p>}>
                <Button
                  variant="help"
                  size="lg"
                  busy={props.room.action() === "Accept"}
                  onClick={() => props.room.ask("Accept")}
                >
                  {waitingTexts.accept}
                </Button>
                <p class="text-sm text-ink-soft">{waitingTexts.firstComes}</p>
              </Show>
            </div>
          }
        >
          <div class="grid justify-items-center gap-4 text-center">
            <p class="text-ink-soft">
              {waitingTexts.leave} {waitingTexts.held(props.summon.points)}
            </p>
            <Button busy={props.room.action() === "Cancel"} onClick={() => props.room.ask("Cancel")}>
              {waitingTexts.cancel}
            </Button>
          </div>
        </Show>
      </div>
    </div>
  );
};
