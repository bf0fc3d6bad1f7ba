import { For, Show } from "solid-js";
import { linkParts } from "../../lib/links/links.ts";

/** A mail's plain text with its links. They are followed by the browser itself: most lead to the server. */
export const MailText = (props: { readonly text: string }) => (
  <p class="max-w-text break-words whitespace-pre-wrap">
    <For each={linkParts(props.text)}>
      {(part) => (
        <Show when={part.href} fallback={part.text}>
          {(href) => (
            <a href={href()} rel="external noreferrer" class="link">
              {part.text}
            </a>
          )}
        </Show>
      )}
    </For>
  </p>
);
