import { createEffect, For, onCleanup, Show } from "solid-js";
import { FREE_SHOWN } from "../../../../domain/courses/limits.ts";
import type { Course, FreeNow } from "../../../../domain/courses/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { hidden } from "../../../lib/visibility.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { courseTexts as texts } from "../texts.ts";

/** Milliseconds after which it is asked anew who is free, while somebody looks. */
const ANEW_MS = 20_000;

/** Who would answer a call for help in this course right now: what the page came with, and then as it changes. */
export default function FreeCard(props: { readonly course: Course }) {
  const latest = createRemote(
    () => `free in ${props.course.slug}`,
    (signal) => api.freeInCourse(props.course.slug, signal),
  );
  createEffect(() => {
    if (hidden()) return;
    const timer = setInterval(latest.reload, ANEW_MS);
    onCleanup(() => clearInterval(timer));
  });
  const atFirst = (): FreeNow => {
    const people = props.course.teachers.filter(({ available }) => available).map(({ person }) => person);
    return { count: people.length, people: people.slice(0, FREE_SHOWN) };
  };
  const free = () => latest.data() ?? atFirst();
  return (
    <section aria-label={texts.freeNow(free().count)} class="grid content-start gap-1">
      <div class="flex items-center gap-2">
        <Show when={free().count > 0}>
          <ul class="flex -space-x-2" aria-hidden="true">
            <For each={free().people}>
              {(person) => (
                <li>
                  <Avatar person={person} size="sm" dot="good" />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <p class="font-semibold" role="status">
          {free().count > 0 ? texts.freeNow(free().count) : texts.noneFree}
        </p>
      </div>
      <p class="text-sm text-ink-soft">{free().count > 0 ? texts.freeHint : texts.noneFreeHint}</p>
    </section>
  );
}
