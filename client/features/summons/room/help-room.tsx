import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from "solid-js";
import { CLOSE } from "../../../../domain/shared/protocol.ts";
import { ConnectionLine } from "../../../conversation/connection-line.tsx";
import { connectionText } from "../../../conversation/connection-text.ts";
import { whenIdle } from "../../../lib/lazy-load.ts";
import { online } from "../../../lib/online.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import { roomTexts } from "../texts/room.ts";
import { HelpHeader } from "./help-header.tsx";
import { openSummonRoom } from "./summon.ts";

const HelpSkeleton = () => (
  <Loading label={roomTexts.loading} class="mx-auto grid w-full max-w-text gap-6 px-4 py-8 sm:py-14">
    <Skeleton class="mx-auto h-16 w-48" />
    <SkeletonText lines={4} />
  </Loading>
);

const WaitingForHelp = lazyInPlace(
  async () => ({ default: (await import("./waiting-for-help.tsx")).WaitingForHelp }),
  HelpSkeleton,
);
const HelpTalk = lazyInPlace(
  async () => ({ default: (await import("./help-talk.tsx")).HelpTalk }),
  HelpSkeleton,
);
const HelpEnded = lazyInPlace(
  async () => ({ default: (await import("./help-ended.tsx")).HelpEnded }),
  HelpSkeleton,
);

/** The room of one summon, in whatever state it is. */
export const HelpRoom = (props: { readonly userId: string; readonly summonId: string }) => {
  const room = openSummonRoom(props.userId, props.summonId);
  onCleanup(room.close);
  const state = room.state;
  // What comes next is here before it is needed; who opens an ended help needs nothing more.
  createEffect(
    on(
      () => state().summon?.status,
      (status) => {
        const next = status === "pending" ? [HelpTalk, HelpEnded] : status === "responded" ? [HelpEnded] : [];
        whenIdle(() => {
          for (const part of next) part.preload().catch(() => undefined);
        });
      },
    ),
  );
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
  const [endedHere, setEndedHere] = createSignal(false);
  createEffect(
    on(
      () => state().summon?.status,
      (status, before) => {
        if (before === "responded" && status === "completed") setEndedHere(true);
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
        <NotFoundState title={roomTexts.notOpen} text={roomTexts.whyNotOpen} />
      </Match>
      <Match when={true}>
        <Show when={state().summon}>
          {(summon) => <HelpHeader userId={props.userId} summon={summon()} />}
        </Show>
        <ConnectionLine connection={connection()} />
        <Show when={state().summon} fallback={<HelpSkeleton />}>
          {(summon) => (
            <Switch
              fallback={
                <HelpEnded userId={props.userId} room={room} summon={summon()} endedHere={endedHere()} />
              }
            >
              <Match when={summon().status === "pending"}>
                <WaitingForHelp room={room} summon={summon()} />
              </Match>
              <Match when={summon().status === "responded" && takesPart()}>
                <HelpTalk userId={props.userId} room={room} summon={summon()} />
              </Match>
              <Match when={summon().status === "responded"}>
                <EmptyState
                  class="my-auto"
                  title={roomTexts.tooLate(summon().responder?.name)}
                  text={roomTexts.tooLateText(summon().student.name)}
                  actions={<ButtonLink href="/">{roomTexts.goHome}</ButtonLink>}
                />
              </Match>
            </Switch>
          )}
        </Show>
      </Match>
    </Switch>
  );
};
