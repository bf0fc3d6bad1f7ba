export type Theme = "system" | "light" | "dark";

const KEY = "peerloop:theme";

const isTheme = (value: unknown): value is Theme =>
  value === "system" || value === "light" || value === "dark";

/** The theme chosen on this device; `system` where none was, or where storage is refused. */
export const storedTheme = (): Theme => {
  try {
    const value = localStorage.getItem(KEY);
    return isTheme(value) ? value : "system";
  } catch {
    return "system";
  }
};

/** Shows the page in `theme`. The stylesheet follows the system unless the root says otherwise. */
export const showTheme = (theme: Theme): void => {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
};

/** Shows the page in `theme`, and keeps the choice on this device. */
export const chooseTheme = (theme: Theme): void => {
  showTheme(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
};
