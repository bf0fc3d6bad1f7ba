export type Theme = "system" | "light" | "dark";

/** Where the choice is kept; the script in `app.html` reads it too. */
export const THEME_KEY = "peerloop:theme";

const isTheme = (value: unknown): value is Theme =>
  value === "system" || value === "light" || value === "dark";

/** The theme chosen on this device; `system` where none was, or where storage is refused. */
export const storedTheme = (): Theme => {
  try {
    const value = localStorage.getItem(THEME_KEY);
    return isTheme(value) ? value : "system";
  } catch {
    return "system";
  }
};

/**
 * Shows the page in `theme`, the browser's own bars included. The stylesheet follows the system unless the root says
 * otherwise. Before scripts are here, the one in `app.html` does it.
 */
export const showTheme = (theme: Theme): void => {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const color of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const { theme: own } = color.dataset;
    color.media = theme === "system" ? `(prefers-color-scheme: ${own})` : own === theme ? "all" : "not all";
  }
};

/** Shows the page in `theme`, and keeps the choice on this device. */
export const chooseTheme = (theme: Theme): void => {
  showTheme(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
};
