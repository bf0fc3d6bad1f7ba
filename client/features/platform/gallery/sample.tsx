import type { Component, JSX } from "solid-js";
import { For } from "solid-js";

/** A widget in one of its states, as the gallery shows it. */
export interface Sample {
  readonly name: string;
  readonly Show: Component;
}

/** Samples of one subject. */
export interface SampleGroup {
  readonly name: string;
  readonly samples: readonly Sample[];
}

const themes = ["light", "dark"] as const;

const Sheet = (props: { readonly theme: (typeof themes)[number]; readonly children: JSX.Element }) => (
  <div
    class="min-w-0 rounded-md border border-line bg-paper p-4 text-ink"
    style={{ "color-scheme": props.theme }}
  >
    {props.children}
  </div>
);

/** A sample in both themes, side by side where there is room. */
export const SampleView = (props: { readonly sample: Sample }) => (
  <div class="grid gap-2" data-sample={props.sample.name}>
    <h3 class="text-sm">{props.sample.name}</h3>
    <div class="grid grid-cols-1 gap-3 lg:grid-cols-2">
      <For each={themes}>
        {(theme) => (
          <Sheet theme={theme}>
            <props.sample.Show />
          </Sheet>
        )}
      </For>
    </div>
  </div>
);
