import { A } from "@solidjs/router";
import { createSignal, createUniqueId, For, Match, Switch } from "solid-js";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { apiChat, type NotificationLevel } from "../api.ts";
import { levelText, roomMenuText } from "../texts/panels.ts";
import { usePanel } from "./panel-context.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelError, PanelLoading } from "./panel-states.tsx";

const levels: readonly {
  readonly key: NotificationLevel;
  readonly label: string;
  readonly hint: string;
}[] = [
  {
    key: "all",
    ...levelText.all,
  },
  {
    key: "mentions",
    ...levelText.mentions,
  },
  { key: "nothing", ...levelText.nothing },
];

/** What the reader wants to hear of this room. Kept at once. */
export const SettingsPanel = () => {
  const panel = usePanel();
  const name = createUniqueId();
  const [wanted, setWanted] = createSignal<NotificationLevel>();
  const settings = createRemote(
    () => `chat-settings ${panel.roomId}`,
    (signal) => apiChat.settings(panel.roomId, signal),
  );

  const choose = async (level: NotificationLevel) => {
    setWanted(level);
    try {
      await apiChat.setLevel(panel.roomId, level);
      settings.set({ level });
    } catch (error) {
      showToast({ tone: "danger", title: levelText.failed, text: asApiError(error).message });
    } finally {
      setWanted((latest) => (latest === level ? undefined : latest));
    }
  };

  return (
    <PanelFrame title={roomMenuText.notifications}>
      <Switch fallback={<PanelLoading label={levelText.loading} lines={3} />}>
        <Match when={settings.data()}>
          {(read) => (
            <div class="grid gap-4 p-4">
              <fieldset class="grid gap-1">
                <legend class="pb-2 text-ink-soft text-sm">{levelText.legend}</legend>
                <For each={levels}>
                  {(level) => (
                    <label class="flex cursor-pointer items-start gap-3 rounded-md p-3 hover:bg-sunken has-checked:bg-accent-soft">
                      <input
                        type="radio"
                        name={name}
                        class="mt-1 size-4 shrink-0 accent-accent"
                        checked={(wanted() ?? read().level) === level.key}
                        onChange={() => void choose(level.key)}
                      />
                      <span>
                        <span class="block font-semibold">{level.label}</span>
                        <span class="block text-ink-soft text-sm">{level.hint}</span>
                      </span>
                    </label>
                  )}
                </For>
              </fieldset>
              <p class="text-ink-soft text-sm">
                <A href="/settings/preferences" class="link">
                  {levelText.quietHours}
                </A>{" "}
                {levelText.quietHint}
              </p>
            </div>
          )}
        </Match>
        <Match when={settings.error()}>
          {(error) => <PanelError error={error()} busy={settings.loading()} onRetry={settings.reload} />}
        </Match>
      </Switch>
    </PanelFrame>
  );
};
