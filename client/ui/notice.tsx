import type { JSX } from "solid-js";

const tones = {
  plain: "bg-sunken text-ink",
  accent: "bg-accent-soft text-accent-ink",
  mark: "bg-mark-soft text-mark-ink",
  good: "bg-good-soft text-good-ink",
  danger: "bg-danger-soft text-danger-ink",
} as const;

/** A word about what is around it. Bad news is announced at once, all else politely. */
export const Notice = (props: {
  readonly tone?: keyof typeof tones | undefined;
  readonly class?: string | undefined;
  readonly children: JSX.Element;
}) => (
  <div
    role={props.tone === "danger" ? "alert" : "status"}
    class={`rounded-md px-4 py-3 text-sm font-medium ${tones[props.tone ?? "plain"]} ${props.class ?? ""}`}
  >
    {props.children}
  </div>
);
