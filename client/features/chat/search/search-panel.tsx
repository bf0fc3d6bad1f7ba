import { createMemo, createSignal, Show } from "solid-js";
import { MAX_SEARCH_LENGTH } from "../../../../domain/chat/limits.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { debounced } from "../../../lib/debounce.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { ChevronRightIcon } from "../../../ui/icons.tsx";
import { apiChat, type SearchQuery } from "../api.ts";
import { MessageCard } from "../messages/message-card.tsx";
import { PageList } from "../panels/page-list.tsx";
import { usePanel } from "../panels/panel-context.ts";
import { PanelFrame } from "../panels/panel-frame.tsx";
import { PanelEmpty } from "../panels/panel-states.tsx";
import { AuthorFilter } from "./author-filter.tsx";
import { dayStart } from "./day-bounds.ts";
import { Snippet } from "./snippet.tsx";

type Scope = "room" | "all";

/** Looks for messages in this room or in all rooms of the reader; pressing one leads there. */
export const SearchPanel = () => {
  const panel = usePanel();
  const [text, setText] = createSignal("");
  const [scope, setScope] = createSignal<Scope>("room");
  const [author, setAuthor] = createSignal<Person | null>(null);
  const [from, setFrom] = createSignal("");
  const [to, setTo] = createSignal("");
  const asked = debounced(() => text().trim());
  const filters = () => [author(), from(), to()].filter(Boolean).length;
  const query = createMemo((): SearchQuery => {
    const [authorId, since, until] = [author()?.id, dayStart(from()), dayStart(to(), 1)];
    return {
      q: asked(),
      ...(scope() === "room" ? { roomId: panel.roomId } : {}),
      ...(authorId ? { authorId } : {}),
      ...(since ? { from: since } : {}),
      ...(until ? { to: until } : {}),
    };
  });

  return (
    <PanelFrame
      title="Search"
      focusElsewhere
      tools={
        <div class="grid gap-3">
          <SearchBox
            label="Search messages"
            data-panel-focus=""
            maxlength={MAX_SEARCH_LENGTH}
            value={text()}
            onText={setText}
          />
          <Segmented
            label="Where"
            options={[
              { key: "room", label: "In this room" },
              { key: "all", label: "All my rooms" },
            ]}
            value={scope()}
            onChange={setScope}
          />
          <details class="group">
            <summary class="flex min-h-10 items-center gap-1 font-semibold text-ink-soft text-sm">
              <ChevronRightIcon class="size-4 transition-transform group-open:rotate-90" />
              Author and dates{filters() > 0 ? ` · ${filters()} set` : ""}
            </summary>
            <div class="grid gap-3 pt-2">
              <AuthorFilter roomId={panel.roomId} author={author()} onAuthor={setAuthor} />
              <div class="grid grid-cols-[repeat(auto-fit,minmax(10.4rem,1fr))] gap-2">
                <Field label="Since">
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      value={from()}
                      max={to() || undefined}
                      onInput={(event) => setFrom(event.currentTarget.value)}
                    />
                  )}
                </Field>
                <Field label="Until">
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      value={to()}
                      min={from() || undefined}
                      onInput={(event) => setTo(event.currentTarget.value)}
                    />
                  )}
                </Field>
              </div>
            </div>
          </details>
        </div>
      }
    >
      <Show
        when={asked() !== ""}
        fallback={
          <PanelEmpty title="What was it about?" text="Type a word or two. “Quotes” keep words together." />
        }
      >
        <SearchResults query={query()} />
      </Show>
    </PanelFrame>
  );
};

const SearchResults = (props: { readonly query: SearchQuery }) => {
  const panel = usePanel();
  const pages = createPages(
    () => `chat-search ${JSON.stringify(props.query)}`,
    async (cursor, signal) => {
      const { results, people, nextCursor } = await apiChat.search(props.query, cursor, signal);
      const items = results.map((result) => ({
        ...result,
        id: result.message.id,
        author: people.find((person) => person.id === result.message.userId),
      }));
      return { items, nextCursor };
    },
  );
  return (
    <PageList
      pages={pages}
      label="Messages found"
      empty={<PanelEmpty title="Nothing found" text="Try fewer or other words, or take a filter away." />}
    >
      {(result) => {
        const isHere = () => result.roomId === panel.roomId;
        return (
          <MessageCard
            message={result.message}
            author={result.author}
            courseSlug={result.courseSlug}
            onJump={isHere() ? panel.jump : undefined}
            note={
              <Show when={!isHere()}>
                <span class="text-ink-faint text-xs">in {result.roomName}</span>
              </Show>
            }
            text={<Snippet text={result.snippet} />}
          />
        );
      }}
    </PageList>
  );
};
