import { useParams } from "@solidjs/router";
import { createEffect, createMemo, Match, Show, Switch } from "solid-js";
import { ChatSkeleton } from "../../conversation/list/chat-skeleton.tsx";
import { LivePage } from "../../conversation/room-layout.tsx";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { forgetRoom } from "../../live/kept/kept-rooms.ts";
import { me } from "../../shell/me.ts";
import { lazyComponent, PageWaiting } from "../../ui/lazy-component.tsx";
import { NotFoundState } from "../../ui/not-found-state.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { ChatRoom } from "./chat-room.tsx";

const NoChat = lazyComponent(() => import("./no-chat.tsx"), PageWaiting);

/** `/courses/:slug/chat`: the live chat of a course, for its members. */
const ChatPage = () => {
  const params = useParams<{ slug: string }>();
  const course = createRemote(
    () => `course ${params.slug}`,
    (signal) => api.course(params.slug, signal),
  );
  const userId = createMemo(() => me()?.id);
  createEffect(() => {
    const [reader, found] = [userId(), course.data()];
    // Who is no member any more has no use of what was kept for them.
    if (reader && found?.chatRoomId && !found.viewer.membership)
      void forgetRoom(reader, found.chatRoomId).catch(() => undefined);
  });
  return (
    <LivePage>
      <Switch fallback={<ChatSkeleton />}>
        <Match when={course.data()?.viewer.membership && course.data()}>
          {(found) => (
            <Show when={userId()} keyed>
              {(reader) => (
                <Show
                  when={found().chatRoomId}
                  keyed
                  fallback={<NoChat slug={found().slug} title={found().title} isMember />}
                >
                  {(roomId) => <ChatRoom userId={reader} roomId={roomId} course={found()} />}
                </Show>
              )}
            </Show>
          )}
        </Match>
        <Match when={course.data()}>
          {(found) => <NoChat slug={found().slug} title={found().title} isMember={false} />}
        </Match>
        <Match when={course.error()?.status === 404}>
          <NotFoundState />
        </Match>
        <Match when={course.error()}>
          {(error) => <ErrorState page error={error()} busy={course.loading()} onRetry={course.reload} />}
        </Match>
      </Switch>
    </LivePage>
  );
};

export default ChatPage;
