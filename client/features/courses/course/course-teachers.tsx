import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { CourseTeacher } from "../../../../domain/courses/model.ts";
import { LOCALE } from "../../../lib/locale.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** A day without a zone, as the database has it. */
const months = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });

const Name = (props: { readonly teacher: CourseTeacher }) => (
  <Show
    when={props.teacher.hasProfile}
    fallback={<p class="min-w-0 truncate font-semibold">{props.teacher.person.name}</p>}
  >
    <A
      href={`/u/${props.teacher.person.handle}`}
      class="min-w-0 truncate font-semibold after:absolute after:inset-0 hover:text-accent-ink"
    >
      {props.teacher.person.name}
    </A>
  </Show>
);

/** What helps to choose a teacher; leads to their profile where the reader may see it. */
const Teacher = (props: { readonly teacher: CourseTeacher }) => (
  <div
    class={`relative flex h-full items-start gap-4 rounded-lg border border-line bg-surface p-4 ${props.teacher.hasProfile ? "hover:border-edge" : ""}`}
  >
    <Avatar person={props.teacher.person} size="lg" dot={props.teacher.available ? "good" : undefined} />
    <div class="grid min-w-0 flex-1 gap-0.5">
      <div class="flex flex-wrap items-start justify-between gap-x-2">
        <Name teacher={props.teacher} />
        <Show when={props.teacher.available}>
          <Badge tone="good">{texts.free}</Badge>
        </Show>
      </div>
      <Show when={props.teacher.title}>
        {(title) => (
          <p class="truncate text-sm text-ink-soft" dir="auto">
            {title()}
          </p>
        )}
      </Show>
      <Show when={props.teacher.bioShort}>
        {(bio) => (
          <p class="mt-1 line-clamp-3 text-sm" dir="auto">
            {bio()}
          </p>
        )}
      </Show>
      <p class="mt-1 text-sm text-ink-faint tabular-nums">
        {props.teacher.studentsTaught === 0 ? texts.newTeacher : texts.taught(props.teacher.studentsTaught)}
        {" · "}
        {texts.certified(months.format(new Date(props.teacher.certifiedDate)))}
      </p>
    </div>
  </div>
);

/** Graduates who teach it, those first who can help right now. */
export const CourseTeachers = (props: { readonly teachers: readonly CourseTeacher[] }) => {
  const sorted = () => props.teachers.toSorted((a, b) => Number(b.available) - Number(a.available));
  return (
    <Show when={props.teachers.length > 0}>
      <Section id="teachers" title={texts.teachers} aside={texts.teachersHint}>
        <ul class="grid gap-3 sm:grid-cols-2">
          <For each={sorted()}>
            {(teacher) => (
              <li>
                <Teacher teacher={teacher} />
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
};
