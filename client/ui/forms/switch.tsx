import { createUniqueId, type JSX, Show } from "solid-js";

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: JSX.Element;
  readonly disabled?: boolean | undefined;
  /** Puts the label out of sight, where what stands around it says as much. */
  readonly hideLabel?: boolean | undefined;
  readonly class?: string | undefined;
}

/** Turns something on or off at once. */
export const Switch = (props: SwitchProps) => {
  const id = createUniqueId();
  return (
    <div class={`flex items-start gap-3 ${props.class ?? ""}`}>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={props.checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        disabled={props.disabled}
        onClick={() => props.onChange(!props.checked)}
        class="group -my-1 -ml-2 inline-flex h-10 w-14 shrink-0 items-center justify-center rounded-full disabled:opacity-50 pointer-coarse:-my-1.5 pointer-coarse:h-11"
      >
        <span class="relative h-6 w-10 rounded-full border border-edge bg-sunken transition-colors group-aria-checked:border-good group-aria-checked:bg-good">
          <span class="absolute top-1/2 left-0.5 size-4.5 -translate-y-1/2 rounded-full bg-edge transition-[translate,background-color] duration-150 group-aria-checked:translate-x-4 group-aria-checked:bg-surface" />
        </span>
      </button>
      <div class={props.hideLabel ? "sr-only" : "pt-1"}>
        <label id={`${id}-label`} for={id} class="block font-semibold">
          {props.label}
        </label>
        <Show when={props.hint}>
          <p id={`${id}-hint`} class="text-sm text-ink-soft">
            {props.hint}
          </p>
        </Show>
      </div>
    </div>
  );
};
