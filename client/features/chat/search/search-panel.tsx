import { Show } from "solid-js";
import { MAX_SEARCH_LENGTH } from "../../../../domain/chat/limits.ts";
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
import { headerTexts } from "../texts/room.ts";
import { searchTexts as texts } from "../texts/search.ts";
import { AuthorFilter } from "./author-filter.tsx";
import { Snippet } from "./snippet.tsx";

/** Looks for messages in this room or in all rooms of the reader; pressing one leads there. */
export const SearchPanel = () => {
  const panel = usePanel();
  const { text, setText, scope, setScope, author, setAuthor, from, setFrom, to, setTo, filters, query } =
    panel.search;

  return (
    <PanelFrame
      title={headerTexts.search}
      focusElsewhere
      tools={
        <div class="grid gap-3">
          <SearchBox
            label={texts.label}
            data-panel-focus=""
            maxlength={MAX_SEARCH_LENGTH}
            value={text()}
            onText={setText}
          />
          <Segmented
            label={texts.where}
            options={[
              { key: "room", label: texts.inRoom },
              { key: "all", label: texts.inAll },
            ]}
            value={scope()}
            onChange={setScope}
          />
          <details class="group">
            <summary class="flex min-h-10 items-center gap-1 font-semibold text-ink-soft text-sm">
              <ChevronRightIcon class="size-4 transition-transform group-open:rotate-90" />
              {texts.filters(filters())}
            </summary>
            <div class="grid gap-3 pt-2">
              <AuthorFilter roomId={panel.roomId} author={author()} onAuthor={setAuthor} />
              <div class="grid grid-cols-[repeat(auto-fit,minmax(10.4rem,1fr))] gap-2">
                <Field label={texts.since}>
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
                <Field label={texts.until}>
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
      <Show when={query().q !== ""} fallback={<PanelEmpty title={texts.prompt} text={texts.promptHint} />}>
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
      label={texts.results}
      empty={<PanelEmpty title={texts.none} text={texts.noneHint} />}
    >
      {(result) => {
        const isHere = () => result.roomId === panel.roomId;
        return (
          <MessageCard
            message={result.message}
            author={result.author}
            courseSlug={result.courseSlug}
            onJump={isHere() ? panel.lead : undefined}
            note={
              <Show when={!isHere()}>
                <span class="text-ink-faint text-xs">{texts.in(result.roomName)}</span>
              </Show>
            }
            text={<Snippet text={result.snippet} />}
          />
        );
      }}
    </PageList>
  );
};
