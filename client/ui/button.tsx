import { A, type AnchorProps } from "@solidjs/router";
import { type JSX, Show, splitProps } from "solid-js";
import { Spinner } from "./spinner.tsx";

/**
 * `primary`: the one thing to do here. `secondary`: what else can be done. `quiet`: in passing. `help`: asks for live
 * help or gives it; `help-soft` where that is no more than one of several things. `live`: goes to what is on now.
 */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "help" | "help-soft" | "live";
export type ButtonSize = "md" | "lg";

const base =
  "inline-flex items-center justify-center gap-2 rounded-md font-semibold text-center select-none " +
  "transition-[background-color,border-color,color,transform] duration-150 active:translate-y-px " +
  "disabled:opacity-60 disabled:cursor-not-allowed disabled:active:translate-y-0 " +
  "aria-disabled:opacity-60 aria-disabled:cursor-not-allowed";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "bg-surface text-ink border border-edge hover:border-ink hover:bg-sunken",
  quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-danger hover:brightness-90",
  help: "bg-mark text-on-mark border border-mark-ink hover:brightness-95",
  "help-soft": "bg-mark-soft text-mark-ink border border-transparent hover:border-mark-ink",
  live: "bg-live text-on-live hover:brightness-90",
};

const sizes: Record<ButtonSize, string> = {
  md: "min-h-10 px-4 py-2 text-sm",
  lg: "min-h-12 px-5 py-2.5 text-base",
};

interface Look {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly class?: string | undefined;
}

const look = (props: Look) =>
  `${base} ${variants[props.variant ?? "secondary"]} ${sizes[props.size ?? "md"]} ${props.class ?? ""}`;

export interface ButtonProps extends Look, Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class"> {
  /** Under way: shows it, and cannot be pressed again. */
  readonly busy?: boolean | undefined;
}

/** A button. Type `button` unless another is given, so that none submits a form by accident. */
export const Button = (props: ButtonProps) => {
  const [own, rest] = splitProps(props, ["variant", "size", "class", "busy", "children", "disabled"]);
  return (
    <button
      type="button"
      {...rest}
      disabled={own.disabled || own.busy}
      aria-busy={own.busy ? "true" : undefined}
      class={look(own)}
    >
      <Show when={own.busy}>
        <Spinner />
      </Show>
      {own.children}
    </button>
  );
};

/** A link within PeerLoop that looks like a button. */
export const ButtonLink = (props: Look & Omit<AnchorProps, "class">) => {
  const [own, rest] = splitProps(props, ["variant", "size", "class"]);
  return <A {...rest} class={look(own)} />;
};

export interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class"> {
  /** What it does, for those who do not see the icon. */
  readonly label: string;
  readonly class?: string | undefined;
}

/** A square button with an icon in it, 40 px each way. */
export const IconButton = (props: IconButtonProps) => {
  const [own, rest] = splitProps(props, ["label", "class"]);
  return (
    <button
      type="button"
      {...rest}
      aria-label={own.label}
      title={own.label}
      class={`relative inline-flex size-10 items-center justify-center rounded-md text-ink-soft transition-colors duration-150 hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 ${own.class ?? ""}`}
    />
  );
};
