import { Show } from "solid-js";
import type { ModuleNote } from "../../../../../domain/learning/model.ts";
import { Button } from "../../../../ui/button.tsx";
import { clashTexts as texts } from "../../texts/clash.ts";

/** A note that another device has written too: what stands there, and which of the two is to stay. */
const NoteClash = (props: {
  readonly theirs: ModuleNote;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) => (
  <div class="grid gap-3 rounded-md border border-mark-ink bg-mark-soft p-4 text-mark-ink" role="alert">
    <p class="text-sm font-semibold">{texts.clash}</p>
    <Show when={props.theirs.body !== ""} fallback={<p class="text-sm">{texts.theirsEmpty}</p>}>
      <figure class="grid gap-1">
        <figcaption class="text-xs font-semibold">{texts.theirs}</figcaption>
        <blockquote
          class="max-h-48 overflow-y-auto rounded-md bg-surface p-3 text-sm whitespace-pre-line text-ink"
          tabindex="0"
        >
          {props.theirs.body}
        </blockquote>
      </figure>
    </Show>
    <div class="flex flex-wrap gap-2">
      <Button onClick={() => props.onKeep()}>{texts.keepMine}</Button>
      <Button onClick={() => props.onTake()}>{texts.takeTheirs}</Button>
    </div>
  </div>
);

export default NoteClash;
