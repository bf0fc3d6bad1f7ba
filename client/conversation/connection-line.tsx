import { Show } from "solid-js";
import { signInPath } from "../lib/links/sign-in-path.ts";
import type { ConnectionText } from "./connection-text.ts";
import { connectionText } from "./texts.ts";

const tones: Record<ConnectionText["tone"], string> = {
  quiet: "text-good-ink",
  working: "bg-sunken text-ink-soft",
  waiting: "bg-mark-soft text-mark-ink",
  closed: "bg-danger-soft text-danger-ink",
};

/**
 * Says plainly what the connection does, over the edge of what follows it, which stays where it is. Silent while it is
 * live, and not to be seen of a connection that is made at once; announced politely when it changes.
 */
export const ConnectionLine = (props: { readonly connection: ConnectionText }) => {
  return (
    <div role="status" class="relative z-2 text-sm">
      <Show when={props.connection.tone !== "quiet" && props.connection.text !== ""}>
        <div
          class={`absolute inset-x-0 top-0 flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 shadow-card ${tones[props.connection.tone]}`}
          classList={{ late: props.connection.tone === "working" }}
        >
          <span class="font-medium">{props.connection.text}</span>
          <Show when={props.connection.remedy === "sign-in"}>
            <a class="link" href={signInPath(location.pathname)}>
              {connectionText.signIn}
            </a>
          </Show>
          <Show when={props.connection.remedy === "reload"}>
            <button type="button" class="link min-h-10" onClick={() => location.reload()}>
              {connectionText.reload}
            </button>
          </Show>
        </div>
      </Show>
    </div>
  );
};
