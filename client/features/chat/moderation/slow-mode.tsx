import { createSignal, createUniqueId, For } from "solid-js";
import { asApiError } from "../../../lib/request/request.ts";
import { formatDuration } from "../../../lib/time/time.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Select } from "../../../ui/forms/field.tsx";
import { apiChat } from "../api.ts";
import { slowModeTexts as texts } from "../texts/moderation.ts";

/** Seconds to choose from, the longest the limit of the room. */
const CHOICES = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

const HOUR = 3_600;

const lengthText = (seconds: number): string =>
  seconds % HOUR === 0 ? texts.hours(seconds / HOUR) : formatDuration(seconds);

/** How long everybody but moderators waits between two messages. `seconds`: as it is now; null while unknown. */
export const SlowMode = (props: { readonly roomId: string; readonly seconds: number | null }) => {
  const id = createUniqueId();
  const [wanted, setWanted] = createSignal<number>();
  const [saved, setSaved] = createSignal<number>();
  const shown = () => wanted() ?? saved() ?? props.seconds ?? 0;
  const choices = () => [...new Set([...CHOICES, shown()])].sort((a, b) => a - b);

  const change = async (seconds: number) => {
    setWanted(seconds);
    try {
      await apiChat.setSlowMode(props.roomId, seconds);
      setSaved(seconds);
    } catch (error) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <div class="grid gap-1.5">
      <label for={id} class="font-semibold text-sm">
        {texts.title}
      </label>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        disabled={wanted() !== undefined}
        onChange={(event) => void change(Number(event.currentTarget.value))}
      >
        <For each={choices()}>
          {(seconds) => (
            <option value={seconds} selected={seconds === shown()}>
              {seconds === 0 ? texts.off : texts.every(lengthText(seconds))}
            </option>
          )}
        </For>
      </Select>
      <p id={`${id}-hint`} class="text-ink-faint text-sm">
        {texts.hint}
      </p>
    </div>
  );
};
