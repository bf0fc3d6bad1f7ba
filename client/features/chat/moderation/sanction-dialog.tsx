import { createSignal, createUniqueId, For } from "solid-js";
import { MAX_SANCTION_REASON } from "../../../../domain/chat/limits.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Select } from "../../../ui/forms/field.tsx";
import { apiChat } from "../api.ts";
import type { Panel } from "../room/panel.ts";
import { ReasonForm } from "./reason-form.tsx";

type Length = readonly [minutes: number | null, text: string];

const DAY = 24 * 60;

const lengths: Readonly<Record<"mute" | "remove", readonly Length[]>> = {
  mute: [
    [10, "10 minutes"],
    [60, "1 hour"],
    [DAY, "1 day"],
    [7 * DAY, "7 days"],
    [null, "Until it is lifted"],
  ],
  remove: [
    [DAY, "1 day"],
    [7 * DAY, "7 days"],
    [30 * DAY, "30 days"],
    [null, "Until it is lifted"],
  ],
};

const texts = {
  mute: { title: "Mute", done: "is muted", text: "They can read, but not write here." },
  remove: {
    title: "Remove",
    done: "is removed",
    text: "They leave the room at once and cannot come back. Their enrolment stays.",
  },
} as const;

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
    showToast({ tone: "good", title: `${props.panel.name} ${say().done}` });
    props.onClose();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`${say().title} ${props.panel.name}?`}
      description={say().text}
    >
      <ReasonForm
        label="Reason"
        hint="It is kept in the room’s audit trail."
        submit={say().title}
        variant="danger"
        limit={MAX_SANCTION_REASON}
        onSubmit={impose}
        onCancel={props.onClose}
      >
        <div class="grid gap-1.5">
          <label for={id} class="font-semibold text-sm">
            For how long
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
