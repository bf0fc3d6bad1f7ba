import { A, Navigate, useLocation, useParams } from "@solidjs/router";
import { type Component, For, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Me } from "../../../../domain/identity/model.ts";
import { SETTINGS_SECTIONS, SETTINGS_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { me } from "../../../shell/me.ts";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { SkeletonText } from "../../../ui/skeleton.tsx";
import { VerifyReminder } from "../verify-reminder.tsx";
import { settingsTexts as texts } from "./texts.ts";

interface Section {
  readonly path: keyof typeof SETTINGS_SECTIONS;
  readonly title: string;
  readonly component: Component<{ readonly me: Me }>;
}

const section = (load: () => Promise<{ readonly default: Component<{ readonly me: Me }> }>) =>
  lazyComponent(load, ComponentWaiting);

const SECTIONS: readonly Section[] = [
  {
    path: "profile",
    title: texts.profile,
    component: section(() => import("../profile-editor/profile-editor.tsx")),
  },
  { path: "account", title: texts.account, component: section(() => import("./account-settings.tsx")) },
  { path: "preferences", title: texts.preferences, component: section(() => import("./preferences.tsx")) },
];

/** Addresses within the page from before its sections had ones of their own. */
const MOVED: Readonly<Record<string, string>> = { "#email": "account#email" };

const SectionNav = () => (
  <nav aria-label={texts.sections} class="-mx-1 overflow-x-auto px-1 lg:mx-0 lg:px-0">
    <ul class="flex gap-1 lg:grid">
      <For each={SECTIONS}>
        {({ path, title }) => (
          <li>
            <A
              href={`/settings/${path}`}
              class="flex min-h-11 items-center rounded-md px-3 font-semibold whitespace-nowrap text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
            >
              {title}
            </A>
          </li>
        )}
      </For>
    </ul>
  </nav>
);

const Sections = (props: { readonly section: Section; readonly me: Me }) => (
  <div class="page grid gap-6 !max-w-5xl">
    <PageHeading title={SETTINGS_SECTIONS[props.section.path]}>{SETTINGS_TITLE}</PageHeading>
    <VerifyReminder me={props.me} />
    <div class="grid items-start gap-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-10">
      <SectionNav />
      <Suspense fallback={<SkeletonText lines={8} />}>
        <Dynamic component={props.section.component} me={props.me} />
      </Suspense>
    </div>
  </div>
);

/** What is the reader's own to decide, in sections with an address each. */
export default function Settings() {
  const params = useParams<{ section?: string }>();
  const location = useLocation();
  const found = () => SECTIONS.find(({ path }) => path === params.section);
  return (
    <Show
      when={params.section !== undefined}
      fallback={<Navigate href={`/settings/${MOVED[location.hash] ?? "profile"}`} />}
    >
      <Show when={found()} fallback={<NotFoundState />}>
        {(shown) => <Show when={me()}>{(member) => <Sections section={shown()} me={member()} />}</Show>}
      </Show>
    </Show>
  );
}
