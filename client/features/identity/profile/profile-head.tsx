import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Profile, Role } from "../../../../domain/identity/model.ts";
import { linkParts } from "../../../lib/links/links.ts";
import { me } from "../../../shell/me.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { audienceTexts } from "../texts.ts";
import { profileTexts as texts } from "./texts.ts";

const roleNames: Partial<Record<Role, string>> = texts.roles;

const Website = (props: { readonly address: string | null }) => (
  <Show when={linkParts(props.address ?? "").find((part) => part.href)}>
    {(link) => (
      <a
        href={link().href}
        rel="nofollow noreferrer ugc"
        target="_blank"
        class="link inline-flex min-h-11 min-w-0 items-center justify-self-start [overflow-wrap:anywhere]"
      >
        {link().text.replace(/^https?:\/\/|\/$/gu, "")}
      </a>
    )}
  </Show>
);

/** Why the reader sees the profile; of their own, who else does. */
const Audience = (props: { readonly profile: Profile }) => (
  <Show
    when={props.profile.visibility === "own"}
    fallback={
      <Show when={props.profile.visibility === "same_course"}>
        <p class="text-sm text-ink-faint">{texts.sameCourse}</p>
      </Show>
    }
  >
    <p class="text-sm text-ink-faint">
      {me()?.privacyPublic ? audienceTexts.everyone : audienceTexts.courses}{" "}
      <A href="/settings/profile#privacy" class="link">
        {audienceTexts.change}
      </A>
    </p>
  </Show>
);

/** Whose profile it is: photo, name, what they are and say of themselves in a sentence. */
export const ProfileHead = (props: { readonly profile: Profile }) => (
  <header class="grid items-start gap-x-6 gap-y-4 sm:grid-cols-[auto_1fr]">
    <Avatar person={props.profile.person} size="xl" />
    <div class="grid min-w-0 gap-2">
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div class="min-w-0">
          <PageHeading title={props.profile.person.name} class="text-2xl break-words" />
          <p class="text-ink-soft">
            <Show when={props.profile.title}>{(title) => <>{title()} · </>}</Show>
            <span class="text-ink-faint">@{props.profile.person.handle}</span>
          </p>
        </div>
        <Show when={props.profile.visibility === "own"}>
          <ButtonLink href="/settings/profile" class="min-h-11">
            {texts.edit}
          </ButtonLink>
        </Show>
      </div>
      <ul class="flex flex-wrap gap-2 empty:hidden">
        <For each={props.profile.roles.filter((role) => roleNames[role] !== undefined)}>
          {(role) => (
            <li>
              <Badge tone="accent">{roleNames[role]}</Badge>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.profile.bioShort}>
        {(bio) => (
          <p class="max-w-text text-lg" dir="auto">
            {bio()}
          </p>
        )}
      </Show>
      <Website address={props.profile.website} />
      <Audience profile={props.profile} />
    </div>
  </header>
);
