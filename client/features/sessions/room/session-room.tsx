import { createEffect, createMemo, createSignal, Match, onCleanup, Show, Suspense, Switch } from "solid-js";
import { canJoin } from "../../../../domain/sessions/rules.ts";
import { CLOSE } from "../../../../domain/shared/protocol.ts";
import { ConnectionLine } from "../../../conversation/connection-line.tsx";
import { connectionText } from "../../../conversation/connection-text.ts";
import { whenIdle } from "../../../lib/lazy-load.ts";
import { online } from "../../../lib/online.ts";
import { now } from "../../../lib/time/clock.ts";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { createLocalMedia } from "../call/media.ts";
import { sessionRoomTexts as texts } from "../texts/room.ts";
import { openSession } from "./session.ts";
import { SessionHeader } from "./session-header.tsx";

const Lobby = lazyComponent(async () => ({ default: (await import("./lobby.tsx")).Lobby }), ComponentWaiting);
/** The call, and what comes after it: fetched while one is in the lobby and may join. */
const InSession = lazyComponent(
  async () => ({ default: (await import("./in-session.tsx")).InSession }),
  ComponentWaiting,
);
const SessionOver = lazyComponent(
  async () => ({ default: (await import("./session-over.tsx")).SessionOver }),
  ComponentWaiting,
);

/** Milliseconds after which a lobby has everything of its own. */
const SETTLED_MS = 2_000;

/** A booked session: its lobby, the session itself, or how it ended. */
export const SessionRoom = (props: { readonly sessionId: string }) => {
  const media = createLocalMedia();
  const room = openSession(props.sessionId, { onMoved: media.rest });
  onCleanup(() => {
    room.close();
    media.release();
  });
  const session = () => room.state().session;
  const isOver = () => session()?.status === "completed" || session()?.status === "cancelled";
  const [isInLobby, setIsInLobby] = createSignal(false);
  const mayJoin = createMemo(() => {
    const known = session();
    return known !== null && canJoin(known, now());
  });
  createEffect(() => {
    if (!isInLobby() || !mayJoin()) return;
    const timer = setTimeout(() => whenIdle(() => void InSession.preload()), SETTLED_MS);
    onCleanup(() => clearTimeout(timer));
  });
  const connection = createMemo(() =>
    connectionText({
      status: room.status(),
      closedWith: room.closedWith(),
      known: session() !== null,
      online: online(),
      trouble: null,
      waiting: 0,
    }),
  );
  const isGone = () => room.closedWith() === CLOSE.notFound || room.closedWith() === CLOSE.removed;
  return (
    <Switch>
      <Match when={isGone() && session() === null}>
        <Show
          when={room.closedWith() === CLOSE.removed && room.refusedWith()}
          fallback={<NotFoundState title={texts.missingTitle} text={texts.missingText} />}
        >
          {(reason) => <NotFoundState title={texts.closedTitle} text={reason()} />}
        </Show>
      </Match>
      <Match when={true}>
        <Show when={session()}>{(known) => <SessionHeader session={known()} />}</Show>
        <ConnectionLine connection={connection()} />
        <Show when={session()} fallback={<SessionSkeleton />}>
          {(known) => (
            <Suspense fallback={<SessionSkeleton />}>
              <Switch
                fallback={
                  <Lobby room={room} session={known()} media={media} onShown={() => setIsInLobby(true)} />
                }
              >
                <Match when={isOver()}>
                  <SessionOver room={room} session={known()} />
                </Match>
                <Match when={room.seated()}>
                  <InSession
                    room={room}
                    session={known()}
                    media={media}
                    isTeacher={room.state().you?.role === "teacher"}
                  />
                </Match>
              </Switch>
            </Suspense>
          )}
        </Show>
      </Match>
    </Switch>
  );
};

const SessionSkeleton = () => (
  <Loading label={texts.opening} class="mx-auto grid w-full max-w-4xl gap-8 px-4 py-10 md:grid-cols-2">
    <Skeleton class="aspect-video" />
    <div class="grid content-center gap-4">
      <Skeleton class="h-4 w-24" />
      <Skeleton class="h-7 w-56" />
      <Skeleton class="h-10 w-40" />
      <Skeleton class="h-12" />
    </div>
  </Loading>
);
