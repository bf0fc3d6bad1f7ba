import { createSignal, onCleanup } from "solid-js";
import { MAX_SEARCH_LENGTH } from "../../../../domain/chat/limits.ts";
import { debounced } from "../../../lib/debounce.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { apiChat } from "../api.ts";
import { DrawnText, scopeOf } from "../messages/drawn-text.tsx";
import { CardButton, MessageCard } from "../messages/message-card.tsx";
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
      title="Answered questions"
      tools={
        <SearchBox
          label="Search questions and answers"
          maxlength={MAX_SEARCH_LENGTH}
          value={text()}
          onText={setText}
        />
      }
    >
      <PageList
        pages={pages}
        label="Answered questions"
        empty={
          asked() === "" ? (
            <PanelEmpty
              title="No answered questions yet"
              text="Who asked marks the answer that helped. Its author gets goodwill, and both show up here."
            />
          ) : (
            <PanelEmpty title="Nothing found" text="Try fewer or other words." />
          )
        }
      >
        {(item) => (
          <MessageCard
            message={item.question}
            author={item.asker}
            courseSlug={panel.course.slug}
            onJump={panel.jump}
            text={
              <div class="grid gap-2">
                <DrawnText text={item.question.content} scope={scope} />
                <div class="rounded-md border-l-3 border-l-good bg-good-soft px-3 py-2 text-ink">
                  <p class="pb-1 font-semibold text-good-ink">
                    Answer by {item.answerer?.name ?? "somebody"}
                  </p>
                  <DrawnText text={item.answer.content} scope={scope} />
                </div>
              </div>
            }
            actions={
              <>
                <CardButton onPress={() => panel.jump(item.answer.id)}>Go to the answer</CardButton>
                <CardButton onPress={() => panel.open({ kind: "thread", id: item.question.id })}>
                  Thread
                </CardButton>
              </>
            }
          />
        )}
      </PageList>
    </PanelFrame>
  );
};
