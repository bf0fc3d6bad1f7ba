import { createSignal, onCleanup } from "solid-js";
import { MAX_SEARCH_LENGTH } from "../../../../domain/chat/limits.ts";
import { DrawnText, scopeOf } from "../../../conversation/text/drawn-text.tsx";
import { debounced } from "../../../lib/debounce.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { apiChat } from "../api.ts";
import { CardButton, MessageCard } from "../messages/message-card.tsx";
import { somebody } from "../texts/messages.ts";
import { answersText } from "../texts/panels.ts";
import { headerTexts } from "../texts/room.ts";
import { PageList } from "./page-list.tsx";
import { usePanel } from "./panel-context.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelEmpty } from "./panel-states.tsx";

/** Questions of the room whose askers have marked an answer, latest first. */
export const AnswersPanel = () => {
  const panel = usePanel();
  const scope = scopeOf(panel.chat.state);
  const [text, setText] = createSignal("");
  const asked = debounced(() => text().trim());
  const pages = createPages(
    () => `chat-answers ${panel.roomId} ${asked()}`,
    async (cursor, signal) => {
      const page = await apiChat.answers(panel.roomId, asked(), cursor, signal);
      const people = new Map(page.people.map((person) => [person.id, person]));
      const items = page.answers.map((item) => ({
        ...item,
        id: item.question.id,
        asker: people.get(item.question.userId),
        answerer: people.get(item.answer.userId),
      }));
      return { items, nextCursor: page.nextCursor };
    },
  );
  onCleanup(
    panel.chat.listen((frame) => {
      if (frame._tag === "Changes" && frame.changes.some(({ _tag }) => _tag === "Answered")) pages.reload();
    }),
  );
  return (
    <PanelFrame
      title={headerTexts.answers}
      tools={
        <SearchBox label={answersText.search} maxlength={MAX_SEARCH_LENGTH} value={text()} onText={setText} />
      }
    >
      <PageList
        pages={pages}
        label={headerTexts.answers}
        empty={
          asked() === "" ? (
            <PanelEmpty title={answersText.none} text={answersText.noneHint} />
          ) : (
            <PanelEmpty title={answersText.notFound} text={answersText.notFoundHint} />
          )
        }
      >
        {(item) => (
          <MessageCard
            message={item.question}
            author={item.asker}
            courseSlug={panel.course.slug}
            onJump={panel.lead}
            text={
              <div class="grid gap-2">
                <DrawnText text={item.question.content} scope={scope} />
                <div class="rounded-md border-l-3 border-l-good bg-good-soft px-3 py-2 text-ink">
                  <p class="pb-1 font-semibold text-good-ink">
                    {answersText.by(item.answerer?.name ?? somebody)}
                  </p>
                  <DrawnText text={item.answer.content} scope={scope} />
                </div>
              </div>
            }
            actions={
              <>
                <CardButton onPress={() => panel.lead(item.answer)}>{answersText.go}</CardButton>
                <CardButton onPress={() => panel.open({ kind: "thread", id: item.question.id })}>
                  {answersText.thread}
                </CardButton>
              </>
            }
          />
        )}
      </PageList>
    </PanelFrame>
  );
};
