import { createSignal, createUniqueId, For } from "solid-js";
import { MAX_SANCTION_REASON } from "../../../../domain/chat/limits.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Select } from "../../../ui/forms/field.tsx";
import { apiChat } from "../api.ts";
import type { Panel } from "../room/panel.ts";
import { sanctionTexts as texts } from "../texts/moderation-dialogs.ts";
import { ReasonForm } from "./reason-form.tsx";

type Length = readonly [minutes: number | null, text: string];

const DAY = 24 * 60;

const lengths: Readonly<Record<"mute" | "remove", readonly Length[]>> = {
  mute: [
    [10, texts.lengths.tenMinutes],
    [60, texts.lengths.hour],
    [DAY, texts.lengths.day],
    [7 * DAY, texts.lengths.week],
    [null, texts.lengths.untilLifted],
  ],
  remove: [
    [DAY, texts.lengths.day],
    [7 * DAY, texts.lengths.week],
    [30 * DAY, texts.lengths.month],
    [null, texts.lengths.untilLifted],
  ],
};

/** Mutes somebody in the room, or removes them from it, for a while or until it is lifted. */
export const SanctionDialog = (props: {
  readonly roomId: string;
  readonly panel: Extract<Panel, { kind: "sanction" }>;
  readonly onClose: () => void;
}) => {
  const id = createUniqueId();
  const choices = () => lengths[props.panel.of];
  const [at, setAt] = createSignal(1);
  const say = () => texts[props.panel.of];
  const impose = async (reason: string) => {
    await apiChat.impose(props.roomId, {
      userId: props.panel.userId,
      kind: props.panel.of,
      minutes: choices()[at()]?.[0] ?? null,
      reason,
    });
    showToast({ tone: "good", title: say().done(props.panel.name) });
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={say().title(props.panel.name)} description={say().text}>
      <ReasonForm
        label={texts.reason}
        hint={texts.reasonHint}
        submit={say().submit}
        variant="danger"
        limit={MAX_SANCTION_REASON}
        onSubmit={impose}
        onCancel={props.onClose}
      >
        <div class="grid gap-1.5">
          <label for={id} class="font-semibold text-sm">
            {texts.length}
          </label>
          <Select id={id} onChange={(event) => setAt(Number(event.currentTarget.value))}>
            <For each={choices()}>
              {([, length], index) => (
                <option value={index()} selected={index() === at()}>
                  {length}
                </option>
              )}
            </For>
          </Select>
        </div>
      </ReasonForm>
    </Dialog>
  );
};
