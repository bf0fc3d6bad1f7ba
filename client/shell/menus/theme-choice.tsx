import { Segmented } from "../../ui/forms/segmented.tsx";
import { MonitorIcon, MoonIcon, SunIcon } from "../../ui/icons.tsx";
import { themeTexts } from "../texts.ts";
import { setTheme, theme } from "../theme.ts";

const options = [
  { key: "system", label: themeTexts.system, icon: MonitorIcon },
  { key: "light", label: themeTexts.light, icon: SunIcon },
  { key: "dark", label: themeTexts.dark, icon: MoonIcon },
] as const;

/** Light, dark, or as the system has it. Kept on this device. */
export const ThemeChoice = (props: { readonly class?: string | undefined }) => (
  <Segmented
    label={themeTexts.label}
    options={options}
    value={theme()}
    onChange={setTheme}
    class={props.class}
  />
);
