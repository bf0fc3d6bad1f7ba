import { Show } from "solid-js";
import { signInPath } from "../lib/sign-in-path.ts";
import type { ConnectionText } from "./connection-text.ts";

const tones: Record<ConnectionText["tone"], string> = {
  quiet: "text-good-ink",
  working: "bg-sunken text-ink-soft",
  waiting: "bg-mark-soft text-mark-ink",
  closed: "bg-danger-soft text-danger-ink",
};

/** Says plainly what the connection does. Silent while it is live; announced politely when that changes. */
export const ConnectionLine = (props: { readonly connection: ConnectionText }) => {
  return (
    <div role="status" class="text-sm">
      <Show when={props.connection.tone !== "quiet"}>
        <div
          class={`flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 ${tones[props.connection.tone]}`}
        >
          <span class="font-medium">{props.connection.text}</span>
          <Show when={props.connection.remedy === "sign-in"}>
            <a class="link" href={signInPath(location.pathname)}>
              Sign in again
            </a>
          </Show>
          <Show when={props.connection.remedy === "reload"}>
            <button type="button" class="link min-h-10" onClick={() => location.reload()}>
              Open it here again
            </button>
          </Show>
        </div>
      </Show>
    </div>
  );
};
