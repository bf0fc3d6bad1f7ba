import { A, useLocation } from "@solidjs/router";
import { Match, Show, Suspense, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { signInPath, signUpPath } from "../../../lib/sign-in-path.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { unreadOfCourse } from "../../../shell/inbox/inbox-state.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { CountBadge } from "../../../ui/display/badge.tsx";
import { ChatIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { courseTexts as texts } from "../texts.ts";

const SummonButton = lazyComponent(async () => ({
  default: (await import("../../summons/ask/summon-button.tsx")).SummonButton,
}));

const MemberActions = (props: { readonly course: Course }) => (
  <div class="grid gap-2">
    <ButtonLink href={`/courses/${props.course.slug}/chat`} variant="primary" size="lg">
      <ChatIcon />
      {texts.openChat}
      <CountBadge count={unreadOfCourse(useInbox().state.rooms, props.course.id)} of={texts.unread} />
    </ButtonLink>
    <Show when={props.course.viewer.membership === "student"}>
      <Suspense fallback={<Skeleton class="h-12 w-full" />}>
        <SummonButton course={props.course} />
      </Suspense>
    </Show>
  </div>
);

const VisitorActions = () => {
  const location = useLocation();
  return (
    <div class="grid gap-2">
      <ButtonLink href={signUpPath(location.pathname)} variant="primary" size="lg">
        {texts.join}
      </ButtonLink>
      <ButtonLink href={signInPath(location.pathname)} variant="quiet" class="px-1!">
        {texts.signIn}
      </ButtonLink>
    </div>
  );
};

/** What is true for whoever is not in the course, and where they can go on. */
const NotOpen = (props: { readonly course: Course }) => (
  <div class="grid gap-3 text-sm">
    <div class="grid gap-1 rounded-md bg-mark-soft px-4 py-3 text-mark-ink">
      <p class="font-semibold">{texts.notOpen}</p>
      <p>{texts.notOpenHint}</p>
    </div>
    <Show when={me()}>
      <div class="grid gap-2">
        <Show when={props.course.teachers.length > 0}>
          <ButtonLink href={`/courses/${props.course.slug}#teachers`}>{texts.whoTeaches}</ButtonLink>
        </Show>
        <ButtonLink href={`/courses?category=${encodeURIComponent(props.course.category.slug)}`}>
          {texts.otherCourses}
        </ButtonLink>
      </div>
    </Show>
    <p class="flex flex-wrap gap-x-4">
      <A href="/how-it-works" class="link inline-flex min-h-10 items-center">
        {texts.howItWorks}
      </A>
      <A href="/refunds" class="link inline-flex min-h-10 items-center">
        {texts.refunds}
      </A>
    </p>
  </div>
);

/** What the reader can do about the course: members go in, everybody else learns how things stand. */
export const CourseActions = (props: { readonly course: Course }) => (
  <Switch>
    <Match when={props.course.viewer.membership}>
      <MemberActions course={props.course} />
    </Match>
    <Match when={me() !== undefined}>
      <Show when={me() === null}>
        <VisitorActions />
      </Show>
      <NotOpen course={props.course} />
    </Match>
  </Switch>
);
