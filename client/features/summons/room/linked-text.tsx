import { For, Show } from "solid-js";
import { linkParts } from "../../../lib/links.ts";

/** What somebody said: plain text with its line breaks, addresses made into links that leak nothing. */
export const LinkedText = (props: { readonly text: string }) => (
  <p dir="auto" class="whitespace-pre-wrap [overflow-wrap:anywhere]">
    <For each={linkParts(props.text)}>
      {(part) => (
        <Show when={part.href} fallback={part.text}>
          {(href) => (
            <a class="link" href={href()} target="_blank" rel="noopener noreferrer nofollow ugc">
              {part.text}
            </a>
          )}
        </Show>
      )}
    </For>
  </p>
);
