import { A, useParams } from "@solidjs/router";
import { createMemo, For, Match, Show, Suspense, Switch } from "solid-js";
import type { Profile as ProfileModel } from "../../../../domain/identity/model.ts";
import { formatCount } from "../../../lib/locale.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Card } from "../../../ui/display/card.tsx";
import { LocalTime } from "../../../ui/display/times.tsx";
import { ChevronRightIcon, PlusIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { CourseCover } from "../../courses/course-cover.tsx";
import { topicName } from "../topic-name.ts";
import { missingParts, partLinks } from "./missing-parts.ts";
import { Lines, Part, Prose, Tags } from "./parts.tsx";
import { ProfileHead } from "./profile-head.tsx";
import { profileTexts as texts } from "./texts.ts";

const MyCertificates = lazyComponent(() => import("../../certificates/my-certificates.tsx"));

/** What they teach, and how many have learned from them. */
const Teaching = (props: { readonly profile: ProfileModel }) => (
  <Show when={props.profile.courses.length > 0}>
    <Part
      title={texts.courses}
      aside={
        <Show when={props.profile.studentsTaught > 0}>
          {texts.taught(props.profile.studentsTaught, formatCount(props.profile.studentsTaught))}
        </Show>
      }
    >
      <ul class="grid gap-2 sm:grid-cols-2">
        <For each={props.profile.courses}>
          {(course) => (
            <li>
              <Card class="relative flex h-full items-center gap-3 overflow-hidden pr-4 hover:border-edge">
                <CourseCover
                  course={{ ...course, thumbnailUrl: null }}
                  shape="square"
                  teaches
                  decorative
                  class="w-20 shrink-0 self-stretch"
                />
                <div class="min-w-0 flex-1 py-4">
                  <A
                    href={`/courses/${course.slug}`}
                    class="block font-semibold after:absolute after:inset-0 hover:text-accent-ink"
                  >
                    {course.title}
                  </A>
                  <p class="text-sm text-ink-faint tabular-nums">
                    {texts.inCourse(course.role, course.students, formatCount(course.students))}
                  </p>
                </div>
                <ChevronRightIcon class="text-ink-faint" />
              </Card>
            </li>
          )}
        </For>
      </ul>
    </Part>
  </Show>
);

/** What the owner of a profile can add to it. */
const ToAdd = (props: { readonly profile: ProfileModel }) => (
  <Show when={props.profile.visibility === "own" && missingParts(props.profile).length > 0}>
    <Card class="grid gap-3 p-5">
      <div>
        <h2 class="text-lg">{texts.completeTitle}</h2>
        <p class="text-sm text-ink-soft">{texts.completeText}</p>
      </div>
      <ul class="flex flex-wrap gap-2">
        <For each={missingParts(props.profile)}>
          {(part) => (
            <li>
              <A
                href={partLinks[part]}
                class="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-edge px-4 text-sm font-semibold hover:border-ink hover:bg-sunken"
              >
                <PlusIcon class="!size-4" />
                {texts.add[part]}
              </A>
            </li>
          )}
        </For>
      </ul>
    </Card>
  </Show>
);

const Facts = (props: { readonly profile: ProfileModel }) => (
  <dl class="flex flex-wrap gap-x-10 gap-y-2 border-t border-line pt-4 text-sm text-ink-soft">
    <div class="flex gap-1.5">
      <dt class="text-ink-faint">{texts.joined}</dt>
      <dd>
        <LocalTime at={props.profile.joinedAt} format="date" />
      </dd>
    </div>
    <Show when={props.profile.totalEarned > 0}>
      <div class="flex gap-1.5">
        <dt class="text-ink-faint">{texts.goodwill}</dt>
        <dd class="font-semibold tabular-nums">{formatCount(props.profile.totalEarned)}</dd>
      </div>
    </Show>
  </dl>
);

/** Somebody's profile. One that is private to the reader looks exactly like one that does not exist. */
export default function Profile() {
  const params = useParams<{ handle: string }>();
  const handle = createMemo(() => params.handle);
  const profile = createRemote(
    () => `profile ${handle()}`,
    (signal) => api.profile(handle(), signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-6 !max-w-3xl">
          <div class="flex items-center gap-6">
            <Skeleton class="size-24 rounded-full" />
            <Skeleton class="h-10 w-60" />
          </div>
          <SkeletonText lines={5} />
        </Loading>
      }
    >
      <Match when={profile.error()?.status === 404}>
        <NotFoundState title={texts.missingTitle} text={texts.missingText} />
      </Match>
      <Match when={profile.data()}>
        {(found) => (
          <div class="page grid gap-8 !max-w-3xl">
            <ProfileHead profile={found()} />
            <ToAdd profile={found()} />
            <Teaching profile={found()} />
            <Prose title={texts.about} text={found().bio} />
            <Prose title={texts.philosophy} text={found().teachingPhilosophy} />
            <Tags title={texts.expertise} tags={found().expertise} />
            <Lines title={texts.qualifications} lines={found().qualifications} />
            <Tags title={texts.interests} tags={found().interests.map(topicName)} />
            <Show when={found().visibility === "own"}>
              <Suspense>
                <MyCertificates />
              </Suspense>
            </Show>
            <Facts profile={found()} />
          </div>
        )}
      </Match>
      <Match when={profile.error()}>
        {(error) => <ErrorState page error={error()} busy={profile.loading()} onRetry={profile.reload} />}
      </Match>
    </Switch>
  );
}
