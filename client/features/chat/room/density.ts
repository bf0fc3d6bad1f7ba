import { createSignal } from "solid-js";
import { deviceSetting } from "../../../lib/device-setting.ts";

/** How close messages stand: with room around them, or as many as fit. */
export type Density = "comfortable" | "compact";

const isDensity = (value: unknown): value is Density => value === "comfortable" || value === "compact";

const kept = deviceSetting<Density>("peerloop:chat-density", "comfortable", isDensity);

const [density, setSignal] = createSignal<Density>(kept.read());

/** What whoever reads here has chosen, on this device. */
export { density };

/** Chooses another. Without storage it holds as long as the page. */
export const setDensity = (next: Density): void => {
  setSignal(next);
  kept.write(next);
};
