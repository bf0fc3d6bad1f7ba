import { createSignal } from "solid-js";
import { chooseTheme, showTheme, storedTheme, type Theme } from "../lib/theme.ts";

const [theme, setThemeSignal] = createSignal<Theme>(storedTheme());

// At once, before anything is drawn in the other theme.
showTheme(theme());

/** The theme chosen on this device. */
export { theme };

/** Shows and keeps another theme. */
export const setTheme = (next: Theme): void => {
  setThemeSignal(next);
  chooseTheme(next);
};
