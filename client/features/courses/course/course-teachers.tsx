import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { CourseTeacher } from "../../../../domain/courses/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { Section } from "./section.tsx";

const Teacher = (props: { readonly teacher: CourseTeacher }) => (
  <div class="relative flex items-center gap-3 rounded-lg border border-line bg-surface p-3 hover:border-edge">
    <Avatar person={props.teacher.person} dot={props.teacher.available ? "good" : undefined} />
    <div class="min-w-0 flex-1">
      <A
        href={`/u/${props.teacher.person.handle}`}
        class="block truncate font-semibold after:absolute after:inset-0 hover:text-accent-ink"
      >
        {props.teacher.person.name}
      </A>
      <p class="text-sm text-ink-faint tabular-nums">
        {props.teacher.studentsTaught === 0
          ? "Newly certified"
          : `${props.teacher.studentsTaught} ${props.teacher.studentsTaught === 1 ? "student" : "students"} taught`}
      </p>
    </div>
    <Show when={props.teacher.available}>
      <Badge tone="good">Free to help</Badge>
    </Show>
  </div>
);

/** Graduates who teach it, those first who can help right now. */
export const CourseTeachers = (props: { readonly teachers: readonly CourseTeacher[] }) => {
  const sorted = () => props.teachers.toSorted((a, b) => Number(b.available) - Number(a.available));
  return (
    <Show when={props.teachers.length > 0}>
      <Section title="Who teaches it" aside="Graduates of this course, certified by its creator">
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
