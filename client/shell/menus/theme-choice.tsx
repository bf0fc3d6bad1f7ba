import { createUniqueId, For } from "solid-js";
import type { Theme } from "../../lib/theme.ts";
import { MonitorIcon, MoonIcon, SunIcon } from "../../ui/icons.tsx";
import { setTheme, theme } from "../theme.ts";

const choices: readonly { readonly key: Theme; readonly label: string; readonly icon: typeof SunIcon }[] = [
  { key: "system", label: "Auto", icon: MonitorIcon },
  { key: "light", label: "Light", icon: SunIcon },
  { key: "dark", label: "Dark", icon: MoonIcon },
];

/** Light, dark, or as the system has it. Kept on this device. */
export const ThemeChoice = (props: { readonly class?: string | undefined }) => {
  const name = createUniqueId();
  return (
    <fieldset class={`flex rounded-md bg-sunken p-1 ${props.class ?? ""}`}>
      <legend class="sr-only">Theme</legend>
      <For each={choices}>
        {(choice) => (
          <label class="flex min-h-10 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 text-sm font-semibold text-ink-soft has-checked:bg-raised has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-3 has-focus-visible:outline-accent">
            <input
              type="radio"
              name={name}
              class="sr-only"
              checked={theme() === choice.key}
              onChange={() => setTheme(choice.key)}
            />
            <choice.icon class="size-4" />
            {choice.label}
          </label>
        )}
      </For>
    </fieldset>
  );
};
