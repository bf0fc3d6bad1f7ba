import { useParams } from "@solidjs/router";
import { createMemo, Match, Show, Switch } from "solid-js";
import { ChatRoom } from "../components/chat/chat-room.tsx";
import { ChatSkeleton } from "../components/chat/chat-skeleton.tsx";
import { LivePage } from "../components/chat/live-page.tsx";
import { ButtonLink } from "../components/ui/button.tsx";
import { NotFoundState } from "../components/ui/not-found-state.tsx";
import { EmptyState, ErrorState } from "../components/ui/states.tsx";
import { api } from "../lib/api.ts";
import { createRemote } from "../lib/remote.ts";
import { me } from "../stores/me.ts";

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
                <Show when={found().chatRoomId} keyed fallback={<NoRoom slug={found().slug} />}>
                  {(roomId) => <ChatRoom userId={reader} roomId={roomId} course={found()} />}
                </Show>
              )}
            </Show>
          )}
        </Match>
        <Match when={course.data()}>
          {(found) => <NoMember slug={found().slug} title={found().title} />}
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

const NoMember = (props: { readonly slug: string; readonly title: string }) => (
  <EmptyState
    page
    class="my-auto"
    title="This chat is for the course’s members"
    text={`Enrol in ${props.title} to talk with the people who learn and teach it.`}
    actions={
      <ButtonLink href={`/courses/${props.slug}`} variant="primary">
        See the course
      </ButtonLink>
    }
  />
);

const NoRoom = (props: { readonly slug: string }) => (
  <EmptyState
    page
    class="my-auto"
    title="This course has no chat"
    text="Its creator has not opened one."
    actions={<ButtonLink href={`/courses/${props.slug}`}>Back to the course</ButtonLink>}
  />
);

export default ChatPage;
