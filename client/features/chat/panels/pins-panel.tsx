import { createEffect, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import { may } from "../../../../domain/chat/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { apiChat } from "../api.ts";
import { DrawnText, scopeOf } from "../messages/drawn-text.tsx";
import { CardButton, MessageCard } from "../messages/message-card.tsx";
import { putFrame } from "../room/put-frame.ts";
import { usePanel } from "./panel-context.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelEmpty, PanelError, PanelLoading } from "./panel-states.tsx";

/** What teachers and moderators have pinned for everybody, latest first. */
export const PinsPanel = () => {
  const panel = usePanel();
  const state = () => panel.chat.state();
  const pins = createRemote(
    () => `chat-pins ${panel.roomId}`,
    (signal) => apiChat.pins(panel.roomId, signal),
  );
  const scope = scopeOf(state);
  const personOf = (id: string) =>
    state().people[id] ?? pins.data()?.people.find((person) => person.id === id);

  const isListed = (id: string) => pins.data()?.messages.some((message) => message.id === id);
  createEffect(on(panel.chat.status, (status) => status === "open" && pins.reload(), { defer: true }));
  onCleanup(
    panel.chat.listen((frame) => {
      if (frame._tag !== "Changes") return;
      if (frame.changes.some((change) => change._tag === "Pinned" || isListed(change.id))) pins.reload();
    }),
  );
  const mayUnpin = () => may("pin", state().you?.role ?? "", false);

  return (
    <PanelFrame title="Pinned messages">
      <Switch fallback={<PanelLoading label="Pinned messages are loading" />}>
        <Match when={pins.data()}>
          {(read) => (
            <Show
              when={read().messages.length > 0}
              fallback={
                <PanelEmpty
                  title="Nothing is pinned"
                  text="Teachers pin what everybody should be able to find again."
                />
              }
            >
              <ul class="divide-y divide-line" aria-label="Pinned messages">
                <For each={read().messages}>
                  {(message) => (
                    <li>
                      <MessageCard
                        message={message}
                        author={personOf(message.userId)}
                        courseSlug={panel.course.slug}
                        onJump={panel.jump}
                        text={<DrawnText text={message.content} scope={scope} />}
                        actions={
                          <Show when={mayUnpin()}>
                            <CardButton
                              onPress={() => putFrame(panel.chat, { _tag: "Pin", id: message.id, is: false })}
                            >
                              Unpin
                            </CardButton>
                          </Show>
                        }
                      />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Match>
        <Match when={pins.error()}>
          {(error) => <PanelError error={error()} busy={pins.loading()} onRetry={pins.reload} />}
        </Match>
      </Switch>
    </PanelFrame>
  );
};
