import { createUniqueId, type JSX, Show, splitProps } from "solid-js";

/** What ties an input to its label, hint and error. Spread it into the input. */
interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
  readonly required: boolean | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: JSX.Element;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  /** Something at the end of the label's line, such as a counter or a link. */
  readonly aside?: JSX.Element;
  readonly class?: string | undefined;
  readonly children: (control: FieldControl) => JSX.Element;
}

/** A labelled input with a hint and, where something is wrong, what is wrong with it. */
export const Field = (props: FieldProps) => {
  const id = createUniqueId();
  const control: FieldControl = {
    id,
    get "aria-describedby"() {
      const ids = [props.error ? `${id}-error` : "", props.hint ? `${id}-hint` : ""].filter(Boolean);
      return ids.length > 0 ? ids.join(" ") : undefined;
    },
    get "aria-invalid"() {
      return props.error ? ("true" as const) : undefined;
    },
    get required() {
      return props.required;
    },
  };
  return (
    <div class={`grid gap-1.5 ${props.class ?? ""}`}>
      <div class="flex items-baseline justify-between gap-3">
        <label for={id} class="text-sm font-semibold">
          {props.label}
        </label>
        <div class="text-xs text-ink-faint">{props.aside}</div>
      </div>
      {props.children(control)}
      <Show when={props.error}>
        {(error) => (
          <p id={`${id}-error`} class="text-sm font-medium text-danger-ink">
            {error()}
          </p>
        )}
      </Show>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="text-sm text-ink-faint">
          {props.hint}
        </p>
      </Show>
    </div>
  );
};

const box =
  "w-full rounded-md border border-edge bg-surface px-3 text-base text-ink transition-colors " +
  "hover:border-ink-soft aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-faint";

export const Input = (props: JSX.InputHTMLAttributes<HTMLInputElement>) => {
  const [own, rest] = splitProps(props, ["class"]);
  return <input {...rest} class={`${box} min-h-11 py-2 ${own.class ?? ""}`} />;
};

/** Grows with what is written in it where the browser can. */
export const Textarea = (props: JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const [own, rest] = splitProps(props, ["class"]);
  return (
    <textarea rows={3} {...rest} class={`${box} field-sizing-content min-h-20 py-2.5 ${own.class ?? ""}`} />
  );
};

export const Select = (props: JSX.SelectHTMLAttributes<HTMLSelectElement>) => {
  const [own, rest] = splitProps(props, ["class"]);
  return <select {...rest} class={`${box} min-h-11 py-2 ${own.class ?? ""}`} />;
};
