import { createUniqueId, For } from "solid-js";

/** One of a few, all in sight. `label` names the choice for screen readers. */
export const Segmented = <K extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}) => {
  const name = createUniqueId();
  return (
    <fieldset class="flex rounded-md bg-sunken p-1">
      <legend class="sr-only">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label class="flex min-h-9 flex-1 cursor-pointer items-center justify-center rounded-sm px-2 font-semibold text-ink-soft text-sm has-checked:bg-raised has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-3 has-focus-visible:outline-accent">
            <input
              type="radio"
              name={name}
              class="sr-only"
              checked={props.value === option.key}
              onChange={() => props.onChange(option.key)}
            />
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  );
};
