import { For, Match, Show, Switch } from "solid-js";
import type { VersionList } from "../../../../domain/chat/moderation/model.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { apiChat } from "../api.ts";
import { PanelError, PanelLoading } from "../panels/panel-states.tsx";
import { activityTexts } from "../texts/moderation.ts";
import { versionTexts as texts } from "../texts/moderation-dialogs.ts";

const nameIn = ({ people }: VersionList, id: string) =>
  people.find((person) => person.id === id)?.name ?? activityTexts.whom;

/** What a message said before it was edited or deleted: for whoever moderates the room. */
export const VersionsDialog = (props: { readonly messageId: string; readonly onClose: () => void }) => {
  const versions = createRemote(
    () => `chat-versions ${props.messageId}`,
    (signal) => apiChat.versions(props.messageId, signal),
  );
  return (
    <Dialog open onClose={props.onClose} title={texts.title}>
      <Switch fallback={<PanelLoading label={texts.loading} lines={2} />}>
        <Match when={versions.data()}>
          {(read) => (
            <Show when={read().versions.length > 0} fallback={<p class="text-ink-soft">{texts.none}</p>}>
              <ol class="divide-y divide-line" aria-label={texts.list}>
                <For each={read().versions}>
                  {(version) => (
                    <li class="py-3">
                      <p class="text-ink-faint text-xs">
                        {texts.until(
                          formatTime(version.createdAt, "full"),
                          nameIn(read(), version.changedBy),
                        )}
                      </p>
                      <p class="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">{version.content}</p>
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          )}
        </Match>
        <Match when={versions.error()}>
          {(error) => <PanelError error={error()} busy={versions.loading()} onRetry={versions.reload} />}
        </Match>
      </Switch>
    </Dialog>
  );
};
