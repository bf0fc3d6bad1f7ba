import { For, type JSX } from "solid-js";
import type { CodeNode } from "./highlight.ts";

/** Coloured code. */
export const CodeNodes = (props: { readonly nodes: readonly CodeNode[] }): JSX.Element => (
  <For each={props.nodes}>
    {(node) =>
      node.type === "text" ? (
        node.value
      ) : (
        <span class={node.className}>
          <CodeNodes nodes={node.children} />
        </span>
      )
    }
  </For>
);
