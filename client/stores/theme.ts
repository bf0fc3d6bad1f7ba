import { createSignal } from "solid-js";
import { chooseTheme, storedTheme, type Theme } from "../lib/theme.ts";

const [theme, setThemeSignal] = createSignal<Theme>(storedTheme());

/** The theme chosen on this device. */
export { theme };

/** Shows and keeps another theme. */
export const setTheme = (next: Theme): void => {
  setThemeSignal(next);
  chooseTheme(next);
};
