import { A } from "@solidjs/router";
import { Match, Show, Suspense, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { signInPath, signUpPath } from "../../../lib/links/sign-in-path.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { BookIcon, ChatIcon, PeopleIcon } from "../../../ui/icons.tsx";
import { lazyComponent, lazyInPlace } from "../../../ui/lazy-component.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { enrollPath } from "../enroll/goal.ts";
import { enrollTexts } from "../enroll/texts.ts";
import { courseTexts as texts } from "../texts.ts";

const SummonButton = lazyComponent(async () => ({
  default: (await import("../../summons/ask/summon-button.tsx")).SummonButton,
}));

/** With the connection to the inbox, which no stranger has. */
const ChatCount = lazyInPlace(() => import("./chat-count.tsx"));

/** For members who are not in the course: nobody else fetches it. */
const EnrollBox = lazyComponent(async () => ({
  default: (await import("../enroll/enroll-box.tsx")).EnrollBox,
}));

/** Who learns it goes on learning, who made it sees who does, and all of them have the chat. */
const MemberActions = (props: { readonly course: Course }) => {
  const learns = () => props.course.viewer.enrollmentId !== null;
  return (
    <div class="grid gap-2">
      <Show when={learns()}>
        <ButtonLink href={`/courses/${props.course.slug}/learn`} variant="primary" size="lg">
          <BookIcon />
          {props.course.viewer.completedModuleIds.length > 0 ? enrollTexts.continue : enrollTexts.learn}
        </ButtonLink>
      </Show>
      <Show when={props.course.chatRoomId}>
        <ButtonLink
          href={`/courses/${props.course.slug}/chat`}
          variant={learns() ? "secondary" : "primary"}
          size="lg"
        >
          <ChatIcon />
          {texts.openChat}
          <ChatCount courseId={props.course.id} />
        </ButtonLink>
      </Show>
      <Show when={props.course.viewer.membership === "creator"}>
        <ButtonLink href={`/students?course=${props.course.slug}`} size="lg">
          <PeopleIcon />
          {enrollTexts.students}
        </ButtonLink>
      </Show>
      <Show when={props.course.viewer.membership === "student"}>
        <Suspense fallback={<Skeleton class="h-12 w-full" />}>
          <SummonButton course={props.course} />
        </Suspense>
      </Show>
    </div>
  );
};

/** The same way in for a stranger, who comes back here once they have signed up or in. */
const VisitorActions = (props: { readonly course: Course }) => {
  const goal = () => enrollPath(props.course.slug);
  return (
    <div class="grid gap-2">
      <ButtonLink href={signUpPath(goal())} variant="primary" size="lg">
        {enrollTexts.enroll(props.course.priceCents, props.course.currency)}
      </ButtonLink>
      <ButtonLink href={signInPath(goal())} variant="quiet" class="px-1!">
        {texts.signIn}
      </ButtonLink>
    </div>
  );
};

/** What somebody may want to know before they enrol. */
const Further = () => (
  <p class="flex flex-wrap gap-x-4 text-sm">
    <A href="/how-it-works" class="link inline-flex min-h-10 items-center">
      {texts.howItWorks}
    </A>
    <A href="/refunds" class="link inline-flex min-h-10 items-center">
      {texts.refunds}
    </A>
  </p>
);

/** What the reader can do about the course: members go in, everybody else can enrol. */
export const CourseActions = (props: { readonly course: Course }) => (
  <Switch>
    <Match when={props.course.viewer.membership}>
      <MemberActions course={props.course} />
    </Match>
    <Match when={me()}>
      {(member) => (
        <div class="grid gap-3">
          <Suspense fallback={<Skeleton class="h-42 w-full" />}>
            <EnrollBox course={props.course} me={member()} />
          </Suspense>
          <Further />
        </div>
      )}
    </Match>
    <Match when={me() === null}>
      <div class="grid gap-3">
        <VisitorActions course={props.course} />
        <Further />
      </div>
    </Match>
  </Switch>
);
