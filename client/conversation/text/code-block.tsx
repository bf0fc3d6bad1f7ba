import { createResource, createSignal, Show } from "solid-js";
import { loadLazily } from "../../lib/lazy-load.ts";
import { CodeNodes } from "./code-nodes.tsx";
import { codeText } from "./texts.ts";

/** Lines that a folded block shows: as many as fit its greatest height. */
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
    <div class="max-w-full rounded-md border border-line bg-sunken">
      {/* Over the code, and never on it. */}
      <div class="flex h-7 items-center justify-between pl-3 text-xs leading-none">
        <span class="truncate text-ink-faint">{props.language}</span>
        <button
          type="button"
          class="relative h-full rounded-sm px-3 text-ink-soft after:absolute after:inset-0 hover:text-ink pointer-coarse:after:-inset-2"
          onClick={() => void copy()}
        >
          {copied() ? codeText.copied : codeText.copy}
        </button>
      </div>
      <pre
        dir="ltr"
        class="code overflow-auto px-3 pb-3 text-sm"
        classList={{ "max-h-[33rem]": isFolded() }}
        tabindex={0}
      >
        <code class="font-mono">
          <Show when={tree.state === "ready" && tree.latest} fallback={props.code}>
            {(nodes) => <CodeNodes nodes={nodes()} />}
          </Show>
        </code>
      </pre>
      <Show when={lines() > FOLDED + 4}>
        <button type="button" class="link min-h-10 px-3 text-sm" onClick={() => setOpen(!open())}>
          {open() ? codeText.fold : codeText.unfold(lines())}
        </button>
      </Show>
    </div>
  );
};
