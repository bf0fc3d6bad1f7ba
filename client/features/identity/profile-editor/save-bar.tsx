import { Show } from "solid-js";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import type { Editor } from "./editor-state.ts";
import { editorTexts } from "./texts.ts";

/** What is not saved yet, and the way to save it, always in sight. */
export const SaveBar = (props: { readonly editor: Editor; readonly onSave: () => void }) => (
  <div class="sticky bottom-14 z-10 grid gap-3 rounded-lg border border-line bg-raised p-3 shadow-lift sm:p-4 md:bottom-4">
    <Show when={props.editor.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
    <div class="flex flex-wrap items-center justify-end gap-2">
      <p class="min-w-0 flex-1 truncate text-sm text-ink-soft" role="status">
        {props.editor.changed().length === 0
          ? props.editor.isSaved()
            ? editorTexts.saved
            : editorTexts.upToDate
          : editorTexts.unsaved(props.editor.changed())}
      </p>
      <Show when={props.editor.changed().length > 0}>
        <Button variant="quiet" class="min-h-11" onClick={props.editor.discard}>
          {editorTexts.discard}
        </Button>
      </Show>
      <RetryButton
        variant="primary"
        class="min-h-11"
        busy={props.editor.busy()}
        left={props.editor.wait()}
        onClick={() => props.onSave()}
      >
        {editorTexts.save}
      </RetryButton>
    </div>
  </div>
);
