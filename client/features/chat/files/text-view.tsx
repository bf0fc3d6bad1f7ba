import { createResource, Match, onCleanup, Show, Switch } from "solid-js";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { CodeNodes } from "../../../conversation/text/code-nodes.tsx";
import { loadLazily } from "../../../lib/lazy-load.ts";
import { Spinner } from "../../../ui/spinner.tsx";
import { attachmentUrl } from "../api.ts";
import { fileText } from "../texts/files.ts";
import { languageOf } from "./file-kinds.ts";
import { readText } from "./read-text.ts";

/** The beginning of a text or of code, as letters and nothing else. */
export const TextView = (props: { readonly file: Attachment }) => {
  const gone = new AbortController();
  onCleanup(() => gone.abort());
  const [start] = createResource(async () => {
    const { file } = props;
    const found = await readText(attachmentUrl(file), gone.signal);
    if (!found) return null;
    const { highlight } = await loadLazily(() => import("../../../conversation/text/highlight.ts"));
    return { nodes: highlight(found.text, languageOf(file.name)), isCut: found.isCut };
  });
  return (
    <div class="h-full w-full max-w-page overflow-auto rounded-md bg-surface text-ink">
      <Switch
        fallback={
          <div class="flex h-full items-center justify-center">
            <Spinner />
          </div>
        }
      >
        <Match when={start.error}>
          <p class="p-6 text-center">{fileText.failed}</p>
        </Match>
        <Match when={start.state === "ready" && start.latest === null}>
          <p class="p-6 text-center">{fileText.noText}</p>
        </Match>
        <Match when={start.state === "ready" && start.latest}>
          {(found) => (
            <>
              <pre
                dir="ltr"
                class="code whitespace-pre-wrap p-4 text-sm [overflow-wrap:anywhere]"
                tabindex={0}
              >
                <code class="font-mono">
                  <CodeNodes nodes={found().nodes} />
                </code>
              </pre>
              <Show when={found().isCut}>
                <p class="border-line border-t p-4 text-ink-soft text-sm">{fileText.cut}</p>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
};
