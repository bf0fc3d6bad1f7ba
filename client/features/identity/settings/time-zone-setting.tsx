import { createSignal, For, Show } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { deviceTimeZone } from "../../../lib/time/time.ts";
import { updateMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Field, Select } from "../../../ui/forms/field.tsx";
import { timeZoneTexts as texts } from "./account-texts.ts";
import { shownTimeZone, timeZoneNames } from "./time-zones.ts";

/** Whose clock one's days are told by; saved as soon as it is chosen. */
export const TimeZoneSetting = (props: { readonly me: Me }) => {
  const zones = createRemote(
    () => "time-zones",
    (signal) => api.timeZones(signal),
  );
  const known = () => zones.data()?.timeZones ?? [];
  const ofDevice = () => shownTimeZone(known(), deviceTimeZone());
  const [wanted, setWanted] = createSignal<string>();
  const [error, setError] = createSignal<string>();
  const shown = () => wanted() ?? props.me.timeZone;

  const choose = async (timeZone: string) => {
    setWanted(timeZone);
    setError(undefined);
    try {
      await updateMe({ timeZone });
      showToast({ tone: "good", title: texts.saved });
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <Field
      label={texts.label}
      hint={texts.hint}
      error={error()}
      aside={
        <Show when={ofDevice() !== shown() && ofDevice()}>
          {(zone) => (
            <button type="button" class="link -my-3 min-h-11" onClick={() => void choose(zone())}>
              {texts.useDevice}
            </button>
          )}
        </Show>
      }
    >
      {(control) => (
        <Select
          {...control}
          name="timeZone"
          disabled={wanted() !== undefined}
          onChange={(event) => void choose(event.currentTarget.value)}
        >
          <For each={timeZoneNames(known(), shown())}>
            {(zone) => (
              <option value={zone} selected={zone === shown()}>
                {zone.replaceAll("_", " ")}
              </option>
            )}
          </For>
        </Select>
      )}
    </Field>
  );
};
