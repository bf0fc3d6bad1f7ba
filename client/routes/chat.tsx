import { useParams } from "@solidjs/router";
import { createMemo, Match, Show, Switch } from "solid-js";
import { ChatRoom } from "../components/chat/chat-room.tsx";
import { ChatSkeleton } from "../components/chat/chat-skeleton.tsx";
import { LivePage } from "../components/chat/live-page.tsx";
import { NotFoundState } from "../components/ui/not-found-state.tsx";
import { lazyPart, PageWaiting } from "../components/ui/part.tsx";
import { ErrorState } from "../components/ui/states.tsx";
import { api } from "../lib/api.ts";
import { createRemote } from "../lib/remote.ts";
import { me } from "../stores/me.ts";

const NoChat = lazyPart(() => import("../components/chat/no-chat.tsx"), PageWaiting);

/** `/courses/:slug/chat`: the live chat of a course, for its members. */
const ChatPage = () => {
  const params = useParams<{ slug: string }>();
  const course = createRemote(
    () => `course ${params.slug}`,
    (signal) => api.course(params.slug, signal),
  );
  const userId = createMemo(() => me()?.id);
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
