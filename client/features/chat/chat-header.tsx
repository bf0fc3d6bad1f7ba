import { A } from "@solidjs/router";
import { createSignal, For, Show, Suspense } from "solid-js";
import type { Course } from "../../../domain/courses/model.ts";
import { chatTitle } from "../../../domain/platform/pages/rules.ts";
import type { ConnectionText } from "../../conversation/connection-text.ts";
import { chatsTexts } from "../../shell/texts.ts";
import { IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ArrowLeftIcon, CheckIcon, PeopleIcon, SearchIcon } from "../../ui/icons.tsx";
import { lazyComponent } from "../../ui/lazy-component.tsx";
import { anchorOf } from "../../ui/menus/placement.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { MoreIcon } from "./chat-icons.tsx";
import type { ChatState } from "./room/chat-state.ts";
import type { Panel } from "./room/panel.ts";
import { PresenceList } from "./room/presence-list.tsx";
import { headerTexts, presenceText } from "./texts/room.ts";

const SummonButton = lazyComponent(async () => ({
  default: (await import("../summons/ask/summon-button.tsx")).SummonButton,
}));

/** What stands beside the name; all of it, and more, is in the menu. */
const tools = [
  { kind: "search", label: headerTexts.search, icon: SearchIcon, class: "" },
  { kind: "answers", label: headerTexts.answers, icon: CheckIcon, class: "max-lg:hidden" },
  { kind: "members", label: headerTexts.members, icon: PeopleIcon, class: "max-lg:hidden" },
] as const;

/** The room's name, which leads to its course, its pulse, and on phones the way back to all chats. */
export const ChatHeader = (props: {
  readonly course: Course;
  readonly state: ChatState;
  readonly connection: ConnectionText;
  /** The room has been on the screen: tools that weigh something may load now. */
  readonly isShown: boolean;
  /** What is open beside the room, and how to open something. */
  readonly panel: Panel | null;
  readonly onPanel: (panel: Panel | null) => void;
}) => {
  const [peopleOpen, setPeopleOpen] = createSignal(false);
  const isLive = () => props.connection.tone === "quiet";
  const pulse = () => {
    if (!isLive()) return presenceText.reconnecting;
    const { presentCount } = props.state;
    return presentCount === 1 ? presenceText.alone : presenceText.count(presentCount);
  };
  return (
    <header class="flex items-center gap-1 border-b border-line bg-surface py-2 pr-2 pl-1 sm:gap-2 sm:px-3">
      <A
        href="/chats"
        class="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink md:hidden"
        aria-label={chatsTexts.back}
      >
        <ArrowLeftIcon />
      </A>
      <div class="min-w-0 flex-1">
        <PageHeading
          title={chatTitle(props.course.title)}
          class="truncate text-base leading-tight font-bold sm:text-lg"
        >
          <A href={`/courses/${props.course.slug}`} class="hover:text-accent-ink max-md:hidden">
            {props.course.title}
          </A>
          {/* On phones what is below it, who is here, takes its room for a finger. */}
          <span class="md:hidden">{props.course.title}</span>
        </PageHeading>
        <button
          type="button"
          class="relative flex min-h-6 max-w-full items-center gap-2 rounded-sm text-ink-soft text-xs after:absolute after:inset-x-0 after:-top-5 after:-bottom-1 hover:text-ink"
          aria-label={presenceText.button(pulse())}
          onClick={() => setPeopleOpen(true)}
        >
          <span
            class={`shrink-0 ${isLive() ? "live-dot text-good" : "size-2 rounded-full bg-edge"}`}
            aria-hidden="true"
          />
          <span class="truncate">{pulse()}</span>
        </button>
      </div>
      <Show when={props.isShown && props.course.viewer.membership === "student"}>
        <Suspense>
          <SummonButton course={props.course} compact />
        </Suspense>
      </Show>
      <For each={tools}>
        {(tool) => (
          <IconButton
            label={tool.label}
            class={tool.class}
            aria-pressed={props.panel?.kind === tool.kind}
            onClick={() => props.onPanel(props.panel?.kind === tool.kind ? null : { kind: tool.kind })}
          >
            <tool.icon />
          </IconButton>
        )}
      </For>
      <IconButton
        label={headerTexts.menu}
        aria-haspopup="menu"
        aria-expanded={props.panel?.kind === "menu"}
        onClick={(event) => props.onPanel({ kind: "menu", anchor: anchorOf(event.currentTarget) })}
      >
        <MoreIcon />
      </IconButton>
      <Dialog
        open={peopleOpen()}
        onClose={() => setPeopleOpen(false)}
        title={presenceText.title(isLive(), props.state.presentCount)}
      >
        <PresenceList state={props.state} live={isLive()} />
      </Dialog>
    </header>
  );
};
