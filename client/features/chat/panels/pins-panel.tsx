import { createEffect, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import { applyChange, may } from "../../../../domain/chat/rules.ts";
import { DrawnText, scopeOf } from "../../../conversation/text/drawn-text.tsx";
import { createRemote } from "../../../lib/request/remote.ts";
import { apiChat } from "../api.ts";
import { CardButton, MessageCard } from "../messages/message-card.tsx";
import { useInteractions } from "../room/interactions-context.ts";
import { panelTexts, roomMenuText, pinsTexts as texts } from "../texts/panels.ts";
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
      const read = pins.data();
      // What was unpinned must not come back until the list is read anew.
      if (read)
        pins.set({ ...read, messages: read.messages.map((one) => frame.changes.reduce(applyChange, one)) });
      if (frame.changes.some((change) => change._tag === "Pinned" || isListed(change.id))) pins.reload();
    }),
  );
  const interactions = useInteractions();
  const pinned = () => {
    const messages = pins.data()?.messages ?? [];
    const changes = interactions()?.changes;
    return messages.filter((one) => (changes?.display(one) ?? one).pinnedAt !== undefined);
  };
  const mayUnpin = () => may("pin", state().you?.role ?? "", false);

  return (
    <PanelFrame title={roomMenuText.pins}>
      <Switch fallback={<PanelLoading label={panelTexts.loading(roomMenuText.pins)} />}>
        <Match when={pins.data()}>
          <Show when={pinned().length > 0} fallback={<PanelEmpty title={texts.none} text={texts.noneHint} />}>
            <ul class="divide-y divide-line" aria-label={roomMenuText.pins}>
              <For each={pinned()}>
                {(message) => (
                  <li>
                    <MessageCard
                      message={message}
                      author={personOf(message.userId)}
                      courseSlug={panel.course.slug}
                      onJump={panel.lead}
                      text={<DrawnText text={message.content} scope={scope} />}
                      actions={
                        <Show when={mayUnpin() && interactions()}>
                          {(loaded) => (
                            <CardButton onPress={() => loaded().actions.pin(message)}>
                              {texts.unpin}
                            </CardButton>
                          )}
                        </Show>
                      }
                    />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Match>
        <Match when={pins.error()}>
          {(error) => <PanelError error={error()} busy={pins.loading()} onRetry={pins.reload} />}
        </Match>
      </Switch>
    </PanelFrame>
  );
};
