import { A, useParams } from "@solidjs/router";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import type { Profile as ProfileModel, Role } from "../../../../domain/identity/model.ts";
import { linkParts } from "../../../lib/links.ts";
import { formatCount } from "../../../lib/locale.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { LocalTime } from "../../../ui/display/times.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";

const roleNames: Partial<Record<Role, string>> = {
  student_teacher: "Student-teacher",
  creator: "Creator",
  moderator: "Moderator",
  admin: "Admin",
  employer: "Employer",
};

const visibilityText: Partial<Record<ProfileModel["visibility"], string>> = {
  own: "Others see this only as far as your privacy setting allows.",
  same_course: "You see this because you are in a course together.",
};

const Part = (props: { readonly title: string; readonly children: JSX.Element }) => (
  <section class="grid gap-2">
    <h2 class="text-lg">{props.title}</h2>
    {props.children}
  </section>
);

const Tags = (props: { readonly title: string; readonly tags: readonly string[] }) => (
  <Show when={props.tags.length > 0}>
    <Part title={props.title}>
      <ul class="flex flex-wrap gap-2">
        <For each={props.tags}>
          {(word) => (
            <li>
              <Badge>{word}</Badge>
            </li>
          )}
        </For>
      </ul>
    </Part>
  </Show>
);

const Lines = (props: { readonly title: string; readonly lines: readonly string[] }) => (
  <Show when={props.lines.length > 0}>
    <Part title={props.title}>
      <ul class="grid list-disc gap-1 pl-5 text-ink-soft marker:text-ink-faint">
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Part>
  </Show>
);

const Text = (props: { readonly title: string; readonly text: string | null }) => (
  <Show when={props.text}>
    {(text) => (
      <Part title={props.title}>
        <p class="max-w-text whitespace-pre-line text-ink-soft">{text()}</p>
      </Part>
    )}
  </Show>
);

const Website = (props: { readonly address: string | null }) => (
  <Show when={linkParts(props.address ?? "").find((part) => part.href)}>
    {(link) => (
      <a
        href={link().href}
        rel="nofollow noreferrer ugc"
        target="_blank"
        class="link inline-flex min-h-10 items-center justify-self-start"
      >
        {link().text.replace(/^https?:\/\/|\/$/gu, "")}
      </a>
    )}
  </Show>
);

const Head = (props: { readonly profile: ProfileModel }) => (
  <div class="flex flex-wrap items-center gap-x-6 gap-y-4">
    <Avatar person={props.profile.person} size="xl" />
    <div class="grid min-w-56 flex-1 gap-1">
      <PageHeading title={props.profile.person.name} />
      <p class="text-ink-soft">
        <span class="text-ink-faint">@{props.profile.person.handle}</span>
        <Show when={props.profile.title}>{(title) => <> · {title()}</>}</Show>
      </p>
      <ul class="flex flex-wrap gap-2 pt-1">
        <For each={props.profile.roles}>
          {(role) => (
            <Show when={roleNames[role]}>
              {(name) => (
                <li>
                  <Badge tone="accent">{name()}</Badge>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
    </div>
    <Show when={props.profile.visibility === "own"}>
      <ButtonLink href="/settings">Edit</ButtonLink>
    </Show>
  </div>
);

const Facts = (props: { readonly profile: ProfileModel }) => (
  <dl class="flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-4 text-sm">
    <div>
      <dt class="text-ink-faint">Goodwill earned</dt>
      <dd class="text-lg font-bold tabular-nums">{formatCount(props.profile.totalEarned)}</dd>
    </div>
    <div>
      <dt class="text-ink-faint">On PeerLoop since</dt>
      <dd class="text-lg font-bold">
        <LocalTime at={props.profile.joinedAt} format="date" />
      </dd>
    </div>
  </dl>
);

const Courses = (props: { readonly profile: ProfileModel }) => (
  <Show when={props.profile.courses.length > 0}>
    <Part title="Courses">
      <ul class="grid gap-1">
        <For each={props.profile.courses}>
          {(course) => (
            <li class="flex flex-wrap items-center gap-x-3">
              <A
                href={`/courses/${course.slug}`}
                class="link inline-flex min-h-10 items-center font-semibold"
              >
                {course.title}
              </A>
              <span class="text-sm text-ink-faint">
                {course.role === "creator" ? "Created it" : "Teaches it"}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Part>
  </Show>
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
        <Loading label="The profile is loading" class="page grid gap-6 !max-w-3xl">
          <div class="flex items-center gap-6">
            <Skeleton class="size-24 rounded-full" />
            <Skeleton class="h-10 w-60" />
          </div>
          <SkeletonText lines={5} />
        </Loading>
      }
    >
      <Match when={profile.error()?.status === 404}>
        <NotFoundState title="No profile to see" text="It is private, or there is nobody by this name." />
      </Match>
      <Match when={profile.data()}>
        {(found) => (
          <div class="page grid gap-7 !max-w-3xl">
            <Head profile={found()} />
            <Show when={visibilityText[found().visibility]}>{(text) => <Notice>{text()}</Notice>}</Show>
            <Show when={found().bioShort}>{(bio) => <p class="max-w-text text-lg">{bio()}</p>}</Show>
            <Facts profile={found()} />
            <Courses profile={found()} />
            <Text title="About" text={found().bio} />
            <Text title="How I teach" text={found().teachingPhilosophy} />
            <Tags title="Knows" tags={found().expertise} />
            <Lines title="Qualifications" lines={found().qualifications} />
            <Tags title="Interested in" tags={found().interests} />
            <Website address={found().website} />
          </div>
        )}
      </Match>
      <Match when={profile.error()}>
        {(error) => <ErrorState page error={error()} busy={profile.loading()} onRetry={profile.reload} />}
      </Match>
    </Switch>
  );
}
