import { useLocation } from "@solidjs/router";
import { Match, Show, Suspense, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { signInPath } from "../../../lib/sign-in-path.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { unreadOfCourse } from "../../../shell/inbox/inbox-state.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { CountBadge } from "../../../ui/display/badge.tsx";
import { ChatIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";

const SummonButton = lazyComponent(async () => ({
  default: (await import("../../summons/ask/summon-button.tsx")).SummonButton,
}));

const MemberActions = (props: { readonly course: Course }) => (
  <div class="grid gap-2">
    <ButtonLink href={`/courses/${props.course.slug}/chat`} variant="primary" size="lg">
      <ChatIcon />
      Open chat
      <CountBadge count={unreadOfCourse(useInbox().state.rooms, props.course.id)} of="unread messages" />
    </ButtonLink>
    <Show when={props.course.viewer.membership === "student"}>
      <Suspense fallback={<Skeleton class="h-12 w-full" />}>
        <SummonButton course={props.course} />
      </Suspense>
    </Show>
  </div>
);

/** What the reader can do in the course: members go in, strangers are told the way. */
export const CourseActions = (props: { readonly course: Course }) => {
  const location = useLocation();
  return (
    <Switch>
      <Match when={props.course.viewer.membership}>
        <MemberActions course={props.course} />
      </Match>
      <Match when={me() === null}>
        <div class="grid gap-2">
          <ButtonLink href="/sign-up" variant="primary" size="lg">
            Create an account
          </ButtonLink>
          <ButtonLink href={signInPath(location.pathname)} variant="quiet">
            I have one: sign in
          </ButtonLink>
        </div>
      </Match>
      <Match when={me()}>
        <p class="text-sm text-ink-soft">
          You are not in this course. Its chat and its helpers are for members.
        </p>
      </Match>
    </Switch>
  );
};
