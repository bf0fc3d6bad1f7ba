import { A } from "@solidjs/router";
import { type Component, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Learning } from "../../../../domain/learning/model.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { BookIcon, CheckIcon, ChevronRightIcon, HandIcon, TeachIcon } from "../../../ui/icons.tsx";
import { completedTexts as texts } from "../texts/aside.ts";

interface Way {
  readonly href: string;
  readonly icon: Component;
  readonly title: string;
  readonly text: string;
}

/** The course is completed: that is said once, quietly, and what can come next. */
export const Completed = (props: { readonly learning: Learning }) => {
  const ways = (): readonly Way[] => [
    // What a device has kept from before there were any says nothing of them.
    ...(props.learning.certificates ?? [])
      .filter(({ type }) => type === "completion")
      .map(({ code }) => ({
        href: `/certificates/${code}`,
        icon: CheckIcon,
        title: texts.certificate,
        text: texts.certificateText,
      })),
    ...(props.learning.course.chatRoomId
      ? [
          {
            href: `/courses/${props.learning.course.slug}/chat`,
            icon: HandIcon,
            title: texts.help,
            text: texts.helpText,
          },
        ]
      : []),
    { href: "/teach", icon: TeachIcon, title: texts.teach, text: texts.teachText },
    { href: "/courses", icon: BookIcon, title: texts.more, text: texts.moreText },
  ];
  return (
    <section class="grid gap-4 rounded-lg border-l-4 border-good bg-good-soft p-4 text-good-ink sm:p-6">
      <div class="flex animate-rise items-start gap-3">
        <span class="flex size-10 shrink-0 items-center justify-center rounded-full bg-good text-surface">
          <CheckIcon />
        </span>
        <div>
          <h2 class="text-xl">{texts.title}</h2>
          <p>
            {texts.text}
            <Show when={props.learning.enrollment.completedAt}>
              {(at) => <> {texts.on(formatTime(at(), "date"))}.</>}
            </Show>
          </p>
        </div>
      </div>
      <h3 class="text-base">{texts.nextTitle}</h3>
      <ul class="grid gap-2 lg:grid-cols-2">
        <For each={ways()}>
          {(way) => (
            <li>
              <A
                href={way.href}
                class="flex h-full min-h-16 items-center gap-3 rounded-md border border-line bg-surface px-3 py-2 text-ink hover:border-edge"
              >
                <Dynamic component={way.icon} />
                <span class="grid flex-1 leading-snug">
                  <span class="font-semibold">{way.title}</span>
                  <span class="text-sm text-ink-soft">{way.text}</span>
                </span>
                <ChevronRightIcon />
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
};
