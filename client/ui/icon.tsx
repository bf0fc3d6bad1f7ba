import type { Component, JSX } from "solid-js";

/** Icons are drawn with one pen on a 24 × 24 grid and say nothing to screen readers: name the control instead. */
export const icon =
  (path: string): Component<{ readonly class?: string | undefined }> =>
  (props): JSX.Element => (
    <svg
      class={`size-5 shrink-0 ${props.class ?? ""}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
