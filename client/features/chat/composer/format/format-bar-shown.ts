import { createSignal } from "solid-js";
import { deviceSetting } from "../../../../lib/device-setting.ts";

const setting = deviceSetting("format-bar", false, (value) => typeof value === "boolean");
const [isShown, setIsShown] = createSignal(setting.read());

/** Whether the buttons that format what is written are shown, in every composer of the chat; the device remembers it. */
export const isFormatBarShown = isShown;

export const toggleFormatBar = (): void => {
  setting.write(!isShown());
  setIsShown(!isShown());
};
