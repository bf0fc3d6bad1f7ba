import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { sessionTitle } from "../../../../domain/platform/pages/rules.ts";
import type { Session } from "../../../../domain/sessions/model.ts";
import { me } from "../../../shell/me.ts";
import { ArrowLeftIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { sessionRoomTexts as texts } from "../texts/room.ts";

/** Which session this is, and whether it runs. */
export const SessionHeader = (props: { readonly session: Session }) => {
  const who = () => {
    const { teacher, student } = props.session;
    if (me()?.id === student.id) return texts.with(teacher.name);
    return me()?.id === teacher.id ? texts.with(student.name) : texts.teaches(teacher.name, student.name);
  };
  return (
    <header class="flex items-center gap-2 border-b border-line bg-surface py-2 pr-3 pl-1 sm:px-3">
      <A
        href="/sessions"
        class="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
        aria-label={texts.back}
      >
        <ArrowLeftIcon />
      </A>
      <div class="min-w-0 flex-1">
        <PageHeading
          title={sessionTitle(props.session.courseTitle)}
          class="truncate text-base leading-tight font-bold sm:text-lg"
        >
          {props.session.courseTitle}
        </PageHeading>
        <p class="truncate text-xs text-ink-soft">{who()}</p>
      </div>
      <Show when={props.session.status === "in_progress"}>
        <span class="flex items-center gap-2 pr-1 text-sm font-semibold text-live-ink">
          <span class="live-dot" aria-hidden="true" />
          {texts.inSession}
        </span>
      </Show>
    </header>
  );
};
