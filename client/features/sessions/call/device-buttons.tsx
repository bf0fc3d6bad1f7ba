import { For, Show } from "solid-js";
import { Button } from "../../../ui/button.tsx";
import { CameraIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Spinner } from "../../../ui/spinner.tsx";
import { errorTexts } from "../../../ui/texts.ts";
import { CameraOffIcon, MicIcon, MicOffIcon } from "../call-icons.tsx";
import { deviceTexts as texts } from "../texts/room.ts";
import { deviceText } from "./device-text.ts";
import type { LocalMedia, MediaKind } from "./media.ts";

/** Turns the microphone or the camera on and off. */
export const DeviceButton = (props: { readonly media: LocalMedia; readonly kind: MediaKind }) => {
  const state = () => props.media.state(props.kind);
  const isOn = () => state() === "on";
  const name = () => texts.names[props.kind];
  const icon = () => {
    if (state() === "asking") return <Spinner />;
    if (props.kind === "microphone") return isOn() ? <MicIcon /> : <MicOffIcon />;
    return isOn() ? <CameraIcon /> : <CameraOffIcon />;
  };
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn()}
      aria-label={name()}
      title={isOn() ? texts.on(name()) : texts.off(name())}
      disabled={state() === "asking"}
      class="inline-flex size-12 items-center justify-center rounded-full border border-edge bg-surface text-ink transition-colors hover:bg-sunken aria-checked:border-transparent aria-checked:bg-accent aria-checked:text-on-accent"
      onClick={() => (isOn() ? props.media.turnOff(props.kind) : void props.media.turnOn(props.kind))}
    >
      {icon()}
    </button>
  );
};

/** What is the matter with microphone and camera, and a way to try again. */
export const DeviceNotices = (props: {
  readonly media: LocalMedia;
  /** Said behind each trouble. */
  readonly comfort?: string;
}) => (
  <For each={["microphone", "camera"] as const}>
    {(kind) => (
      <Show when={deviceText(kind, props.media.state(kind), props.media.news(kind))}>
        {(notice) => (
          <Notice tone={notice().isTrouble ? "mark" : "plain"}>
            <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p class="min-w-48 flex-1">
                {notice().text} {notice().isTrouble ? props.comfort : ""}
              </p>
              <Show when={notice().canRetry}>
                <Button onClick={() => void props.media.turnOn(kind)}>{errorTexts.retry}</Button>
              </Show>
            </div>
          </Notice>
        )}
      </Show>
    )}
  </For>
);
