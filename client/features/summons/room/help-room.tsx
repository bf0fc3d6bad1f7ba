import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, Match, on, onCleanup, Show, Switch } from "solid-js";
import { CLOSE } from "../../../../domain/shared/protocol.ts";
import { ConnectionLine } from "../../../conversation/connection-line.tsx";
import { connectionText } from "../../../conversation/connection-text.ts";
import { ChatSkeleton } from "../../../conversation/list/chat-skeleton.tsx";
import { online } from "../../../lib/online.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import { HelpEnded } from "./help-ended.tsx";
import { HelpHeader } from "./help-header.tsx";
import { HelpTalk } from "./help-talk.tsx";
import { openSummonRoom } from "./summon.ts";
import { WaitingForHelp } from "./waiting-for-help.tsx";

/** The room of one summon, in whatever state it is. */
export const HelpRoom = (props: { readonly userId: string; readonly summonId: string }) => {
  const room = openSummonRoom(props.userId, props.summonId);
  onCleanup(room.close);
  const state = room.state;
  const navigate = useNavigate();
  // Who has the question go out again goes with it; who opens an ended help is there to read.
  createEffect(
    on(
      () => state().summon,
      (summon, before) => {
        if (before?.status !== "responded" || summon?.repeatedBy === undefined) return;
        if (state().you?.role === "student") navigate(`/help/${summon.repeatedBy.id}`, { replace: true });
      },
    ),
  );
  const takesPart = () => state().you?.role === "student" || state().you?.role === "responder";
  const connection = createMemo(() =>
    connectionText({
      status: room.status(),
      closedWith: room.closedWith(),
      known: state().summon !== null,
      online: online(),
      trouble: null,
      waiting: room.waiting().filter((entry) => entry.failure === null).length,
    }),
  );
  const isGone = () => room.closedWith() === CLOSE.notFound || room.closedWith() === CLOSE.removed;
  return (
    <Switch>
      <Match when={isGone() && state().summon === null}>
        <NotFoundState
          title="This call for help is not open to you"
          text="Somebody else may have answered it, it may have been taken back, or it was never made."
        />
      </Match>
      <Match when={true}>
        <Show when={state().summon}>
          {(summon) => <HelpHeader userId={props.userId} summon={summon()} />}
        </Show>
        <ConnectionLine connection={connection()} />
        <Show when={state().summon} fallback={<ChatSkeleton />}>
          {(summon) => (
            <Switch fallback={<HelpEnded userId={props.userId} room={room} summon={summon()} />}>
              <Match when={summon().status === "pending"}>
                <WaitingForHelp room={room} summon={summon()} />
              </Match>
              <Match when={summon().status === "responded" && takesPart()}>
                <HelpTalk userId={props.userId} room={room} summon={summon()} />
              </Match>
              <Match when={summon().status === "responded"}>
                <EmptyState
                  class="my-auto"
                  title={`${summon().responder?.name ?? "Somebody"} was faster`}
                  text={`${summon().student.name} is being helped. Thank you for being ready.`}
                  actions={<ButtonLink href="/">Go home</ButtonLink>}
                />
              </Match>
            </Switch>
          )}
        </Show>
      </Match>
    </Switch>
  );
};
