import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, onCleanup, Show, Suspense } from "solid-js";
import { MAX_MESSAGE_LENGTH } from "../../../domain/chat/limits.ts";
import type { Course } from "../../../domain/courses/model.ts";
import { Composer } from "../../conversation/composer.tsx";
import type { ComposerField } from "../../conversation/composer-field.ts";
import { ConnectionLine } from "../../conversation/connection-line.tsx";
import { connectionText } from "../../conversation/connection-text.ts";
import { ChatSkeleton } from "../../conversation/list/chat-skeleton.tsx";
import { afterPaint } from "../../lib/after-paint.ts";
import { whenIdle } from "../../lib/lazy-load.ts";
import { online } from "../../lib/online.ts";
import { draftOf } from "../../live/outbox/outbox-draft.ts";
import type { OutboxEntry } from "../../live/outbox/outbox-state.ts";
import { lazyInPlace } from "../../ui/lazy-component.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ChatHeader } from "./chat-header.tsx";
import {
  AttachButton,
  ComposerButtons,
  ComposerTop,
  FormatBar,
  Interactions,
  TypingLine,
} from "./lazy-interactions.tsx";
import { MessageList } from "./list/message-list.tsx";
import type { AuthorMark } from "./messages/message-row.tsx";
import { PanelWaiting } from "./panels/panel-waiting.tsx";
import { openChat } from "./room/chat.ts";
import { type ChatInteractions, InteractionsProvider } from "./room/interactions-context.ts";
import type { Panel } from "./room/panel.ts";
import { PresenceList } from "./room/presence-list.tsx";
import { type Room, RoomProvider, type Target } from "./room/room-context.ts";
import { presenceText, roomTexts } from "./texts/room.ts";

const ChatPanels = lazyInPlace(() => import("./side-panels.tsx"), PanelWaiting);

/** A course's chat, live, for one of its members. */
export const ChatRoom = (props: {
  readonly userId: string;
  readonly roomId: string;
  readonly course: Course;
}) => {
  const chat = openChat(props.userId, props.roomId);
  onCleanup(chat.close);
  const draft = draftOf(props.userId, `chat:${props.roomId}`);
  const [interactions, setInteractions] = createSignal<ChatInteractions>();
  /** The room has been on the screen: what only stands beside the messages may load now. */
  const [isShown, setIsShown] = createSignal(false);
  const [panel, setPanel] = createSignal<Panel | null>(null);
  /** Panels are loaded with the first one that is opened. */
  const [usesPanels, setUsesPanels] = createSignal(false);
  const [search, setSearch] = useSearchParams<{ message?: string }>();
  /** The message that the reader is to be led to. */
  const [target, setTarget] = createSignal<Target | null>(null);
  let field: ComposerField | undefined;

  const state = chat.state;
  const known = () => state().you !== null;
  const teachers = createMemo(() => new Set(props.course.teachers.map((teacher) => teacher.person.id)));
  const markOf = (id: string): AuthorMark =>
    id === props.course.creator.id ? "creator" : teachers().has(id) ? "teacher" : null;

  const connection = createMemo(() =>
    connectionText({
      status: chat.status(),
      closedWith: chat.closedWith(),
      known: known(),
      online: online(),
      trouble: state().trouble,
      waiting: chat.waiting().filter((entry) => entry.failure === null).length,
    }),
  );

  const isLive = () => connection().tone === "quiet";

  const open = (next: Panel | null) => {
    if (next) setUsesPanels(true);
    setPanel(next);
  };

  const room: Room = {
    userId: props.userId,
    roomId: props.roomId,
    chat,
    get course() {
      return props.course;
    },
    open,
    reply: (message) => open({ kind: "thread", id: message.threadId ?? message.id, writes: true }),
    openThread: ({ id, threadId = id }) => open({ kind: "thread", id: threadId, at: id }),
    jump: (id, onThere) => setTarget({ id, onThere }),
  };

  const areMessagesShown = createMemo(() => state().messages.length > 0);

  const hasSomethingToRead = () => areMessagesShown() || (known() && state().lastSeq === 0);
  createEffect(
    on(hasSomethingToRead, (is) => {
      if (is) afterPaint(() => setIsShown(true));
    }),
  );

  createEffect(
    on([areMessagesShown, () => search.message], ([are, id]) => {
      if (!are || !id) return;
      setTarget({ id });
      setSearch({ message: undefined }, { replace: true, scroll: false });
    }),
  );

  /** A message that was refused goes back to where it was written. */
  const edit = (entry: OutboxEntry) => {
    chat.discard(entry.id);
    if (entry.replyToId !== null) return void editReply(entry.replyToId, entry);
    field?.write(entry.content);
    field?.focus();
    interactions()?.uploads.putBack(entry.attachments ?? []);
  };
  const editReply = async (repliedId: string, { content, attachments = [] }: OutboxEntry) => {
    const replied = await chat.history.find(repliedId);
    const threadId = replied?.threadId ?? repliedId;
    draftOf(props.userId, `chat:${props.roomId}:thread:${threadId}`).write({
      text: content,
      files: attachments.map((attachment) => ({ ...attachment, attachment })),
    });
    open({ kind: "thread", id: threadId, writes: true });
  };

  /** Up to where the reader has seen each thread while it was open. */
  const [seenThreads, setSeenThreads] = createSignal<Readonly<Record<string, number>>>({});
  createEffect(() => {
    const shown = panel();
    if (shown?.kind !== "thread") return;
    const last = state().messages.find(({ id }) => id === shown.id)?.thread?.lastSeq;
    if (last !== undefined) setSeenThreads((before) => ({ ...before, [shown.id]: last }));
  });

  return (
    <RoomProvider value={room}>
      <InteractionsProvider value={interactions}>
        <div class="flex min-h-0 flex-1">
          <div class="flex min-w-0 flex-1 flex-col">
            <ChatHeader
              course={props.course}
              state={state()}
              connection={connection()}
              isShown={isShown()}
              panel={panel()}
              onPanel={open}
            />
            <ConnectionLine connection={connection()} />
            <Show
              when={known() || areMessagesShown() || chat.waiting().length > 0}
              fallback={<ChatSkeleton />}
            >
              <Show
                when={state().lastSeq > 0 || chat.waiting().length > 0}
                fallback={
                  <EmptyState class="my-auto" title={roomTexts.emptyTitle} text={roomTexts.emptyText} />
                }
              >
                <MessageList
                  chat={chat}
                  markOf={markOf}
                  target={target()}
                  onTarget={() => setTarget(null)}
                  onReply={room.reply}
                  onThread={room.openThread}
                  seenInThread={(id) => seenThreads()[id] ?? 0}
                  onEdit={edit}
                />
              </Show>
            </Show>
            {/* Its place is kept, so that nothing jumps when it comes and goes. */}
            <p class="h-6 truncate px-4 text-ink-faint text-xs leading-6">
              <TypingLine />
            </p>
            <Composer
              label={roomTexts.write(props.course.title)}
              placeholder={roomTexts.placeholder}
              limit={MAX_MESSAGE_LENGTH}
              draft={draft}
              disabled={connection().tone === "closed"}
              takesFocus
              files={interactions()?.uploads.ready().length}
              sendBlock={interactions()?.sendBlock()}
              above={<ComposerTop editsLast />}
              before={<AttachButton />}
              tools={<FormatBar />}
              inside={<ComposerButtons />}
              onTyping={chat.setTyping}
              onSend={(text) => {
                void chat.send(text, null, interactions()?.uploads.take());
              }}
              ref={(own) => {
                field = own;
              }}
            />
          </div>
          <Show when={usesPanels()}>
            <ChatPanels panel={panel} onPanel={open} />
          </Show>
          <Show when={isShown()}>
            <Suspense>
              <Interactions
                draft={draft}
                onReady={(made) => {
                  setInteractions(made);
                  whenIdle(() => void ChatPanels.preload());
                }}
              />
            </Suspense>
          </Show>
          <aside
            class="hidden w-64 shrink-0 overflow-y-auto border-l border-line bg-paper p-4 lg:block lg:peer-open:hidden"
            aria-label={presenceText.label}
          >
            <h2 class="px-2 pb-2 text-sm font-semibold text-ink-soft">
              {presenceText.title(isLive(), state().presentCount)}
            </h2>
            <Show when={isShown()}>
              <PresenceList state={state()} live={isLive()} />
            </Show>
          </aside>
        </div>
      </InteractionsProvider>
    </RoomProvider>
  );
};
