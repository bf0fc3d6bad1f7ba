import { createSignal, Match, Switch } from "solid-js";
import { Tabs } from "../../../ui/display/tabs.tsx";
import { usePanel } from "../panels/panel-context.ts";
import { PanelFrame } from "../panels/panel-frame.tsx";
import { moderationTexts } from "../texts/moderation.ts";
import { roomMenuText } from "../texts/panels.ts";
import { AuditList } from "./audit-list.tsx";
import { SanctionList } from "./sanction-list.tsx";
import { SlowMode } from "./slow-mode.tsx";

type View = "now" | "audit";

/** The pace of the room, who is muted or removed, and what was done: for whoever moderates it. */
export const ModerationPanel = () => {
  const panel = usePanel();
  const [view, setView] = createSignal<View>("now");
  return (
    <PanelFrame title={roomMenuText.moderation}>
      <div class="p-4 pt-2">
        <Tabs
          label={roomMenuText.moderation}
          tabs={[
            { key: "now", label: moderationTexts.rules },
            { key: "audit", label: moderationTexts.activity },
          ]}
          selected={view()}
          onSelect={setView}
        >
          <Switch>
            <Match when={view() === "now"}>
              <div class="grid gap-5">
                <SlowMode roomId={panel.roomId} seconds={panel.chat.state().slowModeSeconds} />
                <section>
                  <h3 class="font-semibold text-sm">{moderationTexts.mutedAndRemoved}</h3>
                  <SanctionList roomId={panel.roomId} />
                </section>
              </div>
            </Match>
            <Match when={view() === "audit"}>
              <AuditList />
            </Match>
          </Switch>
        </Tabs>
      </div>
    </PanelFrame>
  );
};
