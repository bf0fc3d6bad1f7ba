import type { LocalMedia, MediaKind } from "../../stores/session-media.ts";
import { CameraIcon, CameraOffIcon, MicIcon, MicOffIcon } from "../ui/icons.tsx";
import { Spinner } from "../ui/spinner.tsx";

const names: Record<MediaKind, string> = { microphone: "Microphone", camera: "Camera" };

/** Turns the microphone or the camera on and off. */
export const DeviceButton = (props: { readonly media: LocalMedia; readonly kind: MediaKind }) => {
  const state = () => props.media.state(props.kind);
  const isOn = () => state() === "on";
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
      aria-label={names[props.kind]}
      title={`${names[props.kind]} ${isOn() ? "on" : "off"}`}
      disabled={state() === "asking"}
      class="inline-flex size-12 items-center justify-center rounded-full border border-edge bg-surface text-ink transition-colors hover:bg-sunken aria-checked:border-transparent aria-checked:bg-accent aria-checked:text-on-accent"
      onClick={() => (isOn() ? props.media.turnOff(props.kind) : void props.media.turnOn(props.kind))}
    >
      {icon()}
    </button>
  );
};

/** What is the matter with the devices, in words; nothing when they are on or were simply left off. */
export const deviceTrouble = (media: LocalMedia): string | null => {
  const states = [media.state("microphone"), media.state("camera")];
  if (states.includes("refused"))
    return "Your browser keeps the microphone or camera back. Allow them beside the address, and try again.";
  if (states.includes("unavailable"))
    return "No working microphone or camera was found, or another program uses it.";
  return null;
};
