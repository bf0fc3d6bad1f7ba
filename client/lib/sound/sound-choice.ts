import { createSignal } from "solid-js";
import { deviceSetting } from "../device-setting.ts";

const KEY = "peerloop:offer-sound";

const kept = deviceSetting<boolean>(KEY, false, (value) => typeof value === "boolean");

const [wantsSound, setWantsSound] = createSignal(kept.read());

addEventListener("storage", (event) => {
  if (event.key === KEY) setWantsSound(kept.read());
});

/** Whether this device rings when somebody needs help: only where its person has said so. */
export { wantsSound };

/** Keeps on this device whether it rings. Without storage the choice lasts as long as the page. */
export const chooseSound = (wanted: boolean): void => {
  setWantsSound(wanted);
  kept.write(wanted);
};
