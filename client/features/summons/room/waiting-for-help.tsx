import { Show } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Countdown, TimeLeftBar } from "../countdown.tsx";
import { HelpQuestion } from "./help-question.tsx";
import type { SummonRoom } from "./summon.ts";

/** A call that nobody has taken yet: the student waits, or a helper decides. */
export const WaitingForHelp = (props: { readonly room: SummonRoom; readonly summon: Summon }) => {
  const isStudent = () => props.room.state().you?.role === "student";
  const mayAccept = () => props.room.state().you?.role === "candidate";
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-14">
        <div class="grid justify-items-center gap-2 text-center">
          <p class="text-sm font-semibold text-live-ink">
            <span class="live-dot mr-2 inline-block align-middle" aria-hidden="true" />
            {isStudent() ? "Your call is out" : `${props.summon.student.name} waits for somebody`}
          </p>
          <Countdown until={props.summon.expiresAt} class="text-3xl font-bold" />
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
                <span class="highlight">{props.summon.points} points</span>
              </p>
              <Show
                when={mayAccept()}
                fallback={<p class="text-ink-soft">You may watch, but not answer this call.</p>}
              >
                <Button
                  variant="live"
                  size="lg"
                  busy={props.room.action() === "Accept"}
                  onClick={() => props.room.ask("Accept")}
                >
                  Accept and help
                </Button>
                <p class="text-sm text-ink-soft">The first who accepts is taken to the talk.</p>
              </Show>
            </div>
          }
        >
          <div class="grid justify-items-center gap-4 text-center">
            <p class="text-ink-soft">
              Whoever is ready, or becomes ready in time, hears of it at once. You need not stay here: you are
              told on every page when somebody comes.{" "}
              <strong class="text-ink">{props.summon.points} points</strong> of yours are held meanwhile, and
              come back if nobody does.
            </p>
            <Button busy={props.room.action() === "Cancel"} onClick={() => props.room.ask("Cancel")}>
              Take the call back
            </Button>
          </div>
        </Show>
      </div>
    </div>
  );
};
