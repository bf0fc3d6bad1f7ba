import type { JSX } from "solid-js";

/** A page that fills what the shell leaves of the window and scrolls inside, as rooms do. */
export const LivePage = (props: { readonly children: JSX.Element }) => (
  <div class="flex min-h-0 flex-1 flex-col overflow-hidden bg-surface">{props.children}</div>
);
