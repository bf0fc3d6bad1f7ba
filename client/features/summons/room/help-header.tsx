import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { helpTitle } from "../../../../domain/platform/pages/rules.ts";
import type { Summon, SummonStatus } from "../../../../domain/summons/model.ts";
import { Badge, type Tone } from "../../../ui/display/badge.tsx";
import { ArrowLeftIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { roomTexts } from "../texts/room.ts";

const tones: Record<SummonStatus, Tone> = {
  pending: "mark",
  responded: "good",
  completed: "accent",
  cancelled: "plain",
  expired: "plain",
};

const badgeOf = ({ status, repeatedBy }: Summon): readonly [Tone, string] =>
  repeatedBy ? ["plain", roomTexts.askedAgain] : [tones[status], roomTexts.status[status]];

/** What the help is about, and how it stands. */
export const HelpHeader = (props: { readonly userId: string; readonly summon: Summon }) => (
  <header class="flex items-center gap-2 border-b border-line bg-surface py-2 pr-3 pl-1 sm:px-3">
    <A
      href={`/courses/${props.summon.courseSlug}`}
      class="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
      aria-label={roomTexts.back(props.summon.courseTitle)}
    >
      <ArrowLeftIcon />
    </A>
    <div class="min-w-0 flex-1">
      <PageHeading
        title={helpTitle(props.summon.courseTitle)}
        class="truncate text-base leading-tight font-bold sm:text-lg"
      >
        {props.userId === props.summon.studentId
          ? roomTexts.own
          : roomTexts.helpFor(props.summon.student.name)}
      </PageHeading>
      <p class="truncate text-xs text-ink-soft">
        {props.summon.courseTitle}
        <Show when={props.summon.moduleTitle}>{(title) => ` · ${title()}`}</Show>
      </p>
    </div>
    <Badge tone={badgeOf(props.summon)[0]}>{badgeOf(props.summon)[1]}</Badge>
  </header>
);
