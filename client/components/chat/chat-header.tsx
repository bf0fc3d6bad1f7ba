import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Course } from "../../../domain/courses/model.ts";
import type { ConnectionWords } from "../../lib/socket-words.ts";
import type { ChatState } from "../../stores/chat-state.ts";
import { SummonButton } from "../summon/summon-button.tsx";
import { IconButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ArrowLeftIcon, PeopleIcon } from "../ui/icons.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { PresenceList } from "./presence-list.tsx";

/** The room's name, its pulse, and the way back to the course. */
export const ChatHeader = (props: {
  readonly course: Course;
  readonly state: ChatState;
  readonly words: ConnectionWords;
}) => {
  const [peopleOpen, setPeopleOpen] = createSignal(false);
  const isLive = () => props.words.tone === "quiet";
  return (
    <header class="flex items-center gap-2 border-b border-line bg-surface py-2 pr-2 pl-1 sm:px-3">
      <A
        href={`/courses/${props.course.slug}`}
        class="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
        aria-label={`Back to ${props.course.title}`}
      >
        <ArrowLeftIcon />
      </A>
      <div class="min-w-0 flex-1">
        <PageHeading
          title={`Chat – ${props.course.title}`}
          class="truncate text-base leading-tight font-bold sm:text-lg"
        >
          {props.course.title}
        </PageHeading>
        <p class="flex items-center gap-2 text-xs text-ink-soft">
          <span class={isLive() ? "live-dot text-good" : "size-2 rounded-full bg-edge"} aria-hidden="true" />
          <Show when={isLive()} fallback="Not live now">
            {props.state.presentCount === 1 ? "Only you are here" : `${props.state.presentCount} people here`}
          </Show>
        </p>
      </div>
      <Show when={props.course.viewer.membership === "student"}>
        <SummonButton course={props.course} compact />
      </Show>
      <IconButton label="Who is here" class="lg:hidden" onClick={() => setPeopleOpen(true)}>
        <PeopleIcon />
      </IconButton>
      <Dialog
        open={peopleOpen()}
        onClose={() => setPeopleOpen(false)}
        title={`${isLive() ? "Here now" : "Here when last live"} · ${props.state.presentCount}`}
      >
        <PresenceList state={props.state} live={isLive()} />
      </Dialog>
    </header>
  );
};
