import { createResource, createSignal, For, type JSX, Show } from "solid-js";
import { loadLazily } from "../../../lib/lazy-load.ts";
import type { CodeNode } from "./highlight.ts";

/** Lines past which a block is folded, in pixels of height. */
const FOLDED = 22;

/** Code that somebody sent with the name of its language, coloured once the highlighter is there, with a button that copies it. */
export const CodeBlock = (props: { readonly code: string; readonly language: string }) => {
  const [open, setOpen] = createSignal(false);
  const [copied, setCopied] = createSignal(false);
  const [tree] = createResource(
    () => ({ code: props.code, language: props.language }),
    async ({ code, language }) => {
      const { highlight } = await loadLazily(() => import("./highlight.ts"));
      return highlight(code, language);
    },
  );
  const lines = () => props.code.split("\n").length;
  const isFolded = () => lines() > FOLDED + 4 && !open();
  const copy = async () => {
    await navigator.clipboard.writeText(props.code).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div class="group/code relative max-w-full rounded-md border border-line bg-sunken">
      <pre
        dir="ltr"
        class="code overflow-auto p-3 text-sm"
        classList={{ "max-h-[33rem]": isFolded() }}
        tabindex={0}
      >
        <code class="font-mono">
          <Show when={tree.state === "ready" && tree.latest} fallback={props.code}>
            {(nodes) => <Nodes nodes={nodes()} />}
          </Show>
        </code>
      </pre>
      <div class="flex items-center gap-1 px-1 empty:hidden">
        <Show when={props.language}>
          {(language) => <span class="truncate px-2 pb-1 text-ink-faint text-xs">{language()}</span>}
        </Show>
        <Show when={lines() > FOLDED + 4}>
          <button type="button" class="link min-h-10 px-2 text-sm" onClick={() => setOpen(!open())}>
            {open() ? "Fold" : `Show all ${lines()} lines`}
          </button>
        </Show>
      </div>
      <button
        type="button"
        class="absolute top-1 right-1 min-h-8 rounded-sm bg-raised px-2 text-ink-soft text-xs opacity-0 focus-visible:opacity-100 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:opacity-100 group-hover/code:opacity-100"
        onClick={() => void copy()}
      >
        {copied() ? "Copied" : "Copy"}
      </button>
    </div>
  );
};

const Nodes = (props: { readonly nodes: readonly CodeNode[] }): JSX.Element => (
  <For each={props.nodes}>
    {(node) =>
      node.type === "text" ? (
        node.value
      ) : (
        <span class={node.className}>
          <Nodes nodes={node.children} />
        </span>
      )
    }
  </For>
);
