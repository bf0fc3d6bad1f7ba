import { type Component, createUniqueId, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";

interface SegmentedOption<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly icon?: Component<{ readonly class?: string }>;
}

/** One of a few, all in sight. `label` names the choice for screen readers. */
export const Segmented = <K extends string>(props: {
  readonly label: string;
  readonly options: readonly SegmentedOption<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  readonly class?: string | undefined;
}) => {
  const name = createUniqueId();
  return (
    <fieldset class={`flex rounded-md bg-sunken p-1 ${props.class ?? ""}`}>
      <legend class="sr-only">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label class="flex min-h-10 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 font-semibold text-ink-soft text-sm has-checked:bg-raised has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-3 has-focus-visible:outline-accent">
            <input
              type="radio"
              name={name}
              class="sr-only"
              checked={props.value === option.key}
              onChange={() => props.onChange(option.key)}
            />
            <Show when={option.icon}>{(icon) => <Dynamic component={icon()} class="size-4" />}</Show>
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  );
};
