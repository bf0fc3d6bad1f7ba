import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Session } from "../../../../domain/sessions/model.ts";
import { ArrowLeftIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";

/** Which session this is, and whether it runs. */
export const SessionHeader = (props: { readonly session: Session }) => (
  <header class="flex items-center gap-2 border-b border-line bg-surface py-2 pr-3 pl-1 sm:px-3">
    <A
      href="/sessions"
      class="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
      aria-label="Back to your sessions"
    >
      <ArrowLeftIcon />
    </A>
    <div class="min-w-0 flex-1">
      <PageHeading
        title={`Session – ${props.session.courseTitle}`}
        class="truncate text-base leading-tight font-bold sm:text-lg"
      >
        {props.session.courseTitle}
      </PageHeading>
      <p class="truncate text-xs text-ink-soft">
        {props.session.teacher.name} teaches {props.session.student.name}
      </p>
    </div>
    <Show when={props.session.status === "in_progress"}>
      <span class="flex items-center gap-2 pr-1 text-sm font-semibold text-live-ink">
        <span class="live-dot" aria-hidden="true" />
        In session
      </span>
    </Show>
  </header>
);
