import { A } from "@solidjs/router";
import { type Accessor, type Component, createEffect, createSignal, For, Index, on, Show } from "solid-js";
import { mayHaveMarks } from "../../../../domain/chat/message-text/marks.ts";
import type { MembersPage } from "../../../../domain/chat/model.ts";
import type { ComposerField } from "../../../conversation/composer-interactions.ts";
import { formatBytes } from "../../../lib/bytes.ts";
import { makeLatest } from "../../../lib/request/latest.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { CloseIcon, PlusIcon } from "../../../ui/icons.tsx";
import { apiChat, attachmentUrl } from "../api.ts";
import type { InteractionContext } from "../room/interaction-types.ts";
import { mentionQuery, withMention } from "./mention-query.ts";
import type { Uploads } from "./uploads.ts";
import { UNCONFIRMED } from "./write-block.ts";

type ChatMember = MembersPage["members"][number];

/** People offered for a mention. */
const MOST_OFFERED = 6;

/** Milliseconds of quiet before people are asked for. */
const QUIET_MS = 120;

export interface Mentions {
  readonly offered: Accessor<readonly ChatMember[]>;
  readonly chosen: Accessor<number>;
  readonly watch: (field: ComposerField) => void;
  /** A key while people are offered; true when it meant something. */
  readonly onKey: (event: KeyboardEvent, field: ComposerField) => boolean;
  readonly pick: (field: ComposerField, member: ChatMember) => void;
}

/** People whose handle or name begins with what stands after an `@` at the caret. */
export const createMentions = (context: InteractionContext): Mentions => {
  const [offered, setOffered] = createSignal<readonly ChatMember[]>([]);
  const [chosen, setChosen] = createSignal(0);
  const latest = makeLatest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    latest.stop();
    setOffered([]);
  };
  const watch = (field: ComposerField) => {
    const query = mentionQuery(field.text(), field.element.selectionStart);
    if (!query) return close();
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const outcome = await latest.run((signal) => apiChat.members(context.roomId, query.q, null, signal));
      if (!outcome || "failure" in outcome) return;
      setChosen(0);
      setOffered(outcome.value.members.filter(({ id }) => id !== context.userId).slice(0, MOST_OFFERED));
    }, QUIET_MS);
  };
  const pick = (field: ComposerField, member: ChatMember) => {
    const caret = field.element.selectionStart;
    const query = mentionQuery(field.text(), caret);
    close();
    if (!query) return;
    const next = withMention(field.text(), caret, query, member.handle);
    field.write(next.text, next.caret);
    field.focus();
  };
  return {
    offered,
    chosen,
    watch,
    pick,
    onKey: (event, field) => {
      const count = offered().length;
      if (count === 0) return false;
      if (event.key === "ArrowDown") setChosen((chosen() + 1) % count);
      else if (event.key === "ArrowUp") setChosen((chosen() + count - 1) % count);
      else if (event.key === "Escape") close();
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab")
        pick(field, offered()[chosen()] as ChatMember);
      else return false;
      event.stopPropagation();
      return true;
    },
  };
};

/** What stands above the field: people to mention, files, why nothing can be sent, and what Markdown offers. */
export const createComposerTop =
  (
    mentions: Mentions,
    uploads: Uploads,
    hold: Accessor<string | null>,
  ): Component<{ readonly field: ComposerField }> =>
  (props) => {
    createEffect(on(props.field.text, () => queueMicrotask(() => mentions.watch(props.field))));
    return (
      <>
        <Show when={mentions.offered().length > 0}>
          <ul
            class="mb-2 grid rounded-md border border-line bg-raised p-1 shadow-card"
            aria-label="People to mention"
          >
            <For each={mentions.offered()}>
              {(member, index) => (
                <li>
                  <button
                    type="button"
                    tabindex={-1}
                    class="flex min-h-10 w-full items-center gap-2 rounded-sm px-2 text-left"
                    classList={{ "bg-accent-soft": index() === mentions.chosen() }}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => mentions.pick(props.field, member)}
                  >
                    <Avatar person={member} size="sm" />
                    <span class="truncate font-semibold">{member.name}</span>
                    <span class="truncate text-ink-faint text-sm">@{member.handle}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
          <p class="sr-only" role="status">
            {mentions.offered()[mentions.chosen()]?.name}, {mentions.chosen() + 1} of{" "}
            {mentions.offered().length}
          </p>
        </Show>
        <Show when={uploads.list().length > 0}>
          <ul class="mb-2 flex flex-wrap gap-2" aria-label="Files of this message">
            <Index each={uploads.list()}>
              {(upload) => (
                <li class="flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken pl-3 text-sm">
                  <Show when={upload().attachment?.contentType.startsWith("image/") && upload().attachment}>
                    {(picture) => (
                      <img
                        class="-ml-1 size-8 rounded-sm bg-surface object-cover"
                        src={attachmentUrl(picture())}
                        alt=""
                        decoding="async"
                      />
                    )}
                  </Show>
                  <span class="flex min-w-0 flex-wrap items-center gap-x-2 py-1">
                    <span class="max-w-48 truncate">{upload().name}</span>
                    <Show
                      when={upload().failure}
                      fallback={
                        <Show
                          when={upload().attachment === null}
                          fallback={<span class="text-ink-faint">{formatBytes(upload().size)}</span>}
                        >
                          <progress class="w-16" max="1" value={upload().progress} aria-label="Uploading" />
                        </Show>
                      }
                    >
                      {(failure) => (
                        <>
                          <span class="text-danger-ink">{failure()}</span>
                          <Show when={upload().file}>
                            <button
                              type="button"
                              class="link min-h-10"
                              onClick={() => uploads.retry(upload().id)}
                            >
                              Try again
                            </button>
                          </Show>
                        </>
                      )}
                    </Show>
                  </span>
                  <button
                    type="button"
                    class="flex size-10 shrink-0 items-center justify-center"
                    aria-label={`Remove ${upload().name}`}
                    onClick={() => uploads.remove(upload().id)}
                  >
                    <CloseIcon class="size-4" />
                  </button>
                </li>
              )}
            </Index>
          </ul>
        </Show>
        <Show when={hold()}>
          {(words) => (
            <p class="mb-2 rounded-md bg-mark-soft px-3 py-2 text-mark-ink text-sm">
              {words()}
              <Show when={words() === UNCONFIRMED}>
                {" "}
                <A href="/verify-email" class="underline underline-offset-4">
                  Confirm it
                </A>
              </Show>
            </p>
          )}
        </Show>
        <Show when={mayHaveMarks(props.field.text())}>
          <p class="mb-1 truncate text-ink-faint text-xs max-sm:hidden" aria-hidden="true">
            **bold** · *italic* · `code` · ``` for a block · &gt; quote · - list · Shift+Enter for a new line
          </p>
        </Show>
      </>
    );
  };

/** The button that attaches files. */
export const createComposerTools =
  (uploads: Uploads): Component<{ readonly field: ComposerField }> =>
  (props) => {
    let input!: HTMLInputElement;
    return (
      <>
        <input
          ref={input}
          type="file"
          multiple
          class="hidden"
          tabindex={-1}
          onChange={(event) => {
            uploads.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
            props.field.focus();
          }}
        />
        <button
          type="button"
          class="flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
          aria-label="Attach files"
          title="Attach files"
          onClick={() => input.click()}
        >
          <PlusIcon />
        </button>
      </>
    );
  };
