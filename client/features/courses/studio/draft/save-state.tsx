import { createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import { elapsedSince } from "../../../../lib/time/elapsed.ts";
import { Button } from "../../../../ui/button.tsx";
import { saveTexts as texts } from "../texts/editor.ts";
import { useEditing } from "./draft-context.tsx";

/** Milliseconds after which what was just saved is said with its seconds. */
const JUST_NOW_MS = 3_000;

/** How things stand with saving: in words, with the seconds since it was done. */
export const SaveState = () => {
  const { draft } = useEditing();
  const [tick, setTick] = createSignal(0);
  const timer = setInterval(() => setTick((count) => count + 1), 1_000);
  onCleanup(() => clearInterval(timer));
  const saved = () => {
    const at = draft.savedAt();
    if (at === undefined) return texts.saved;
    // Read anew with each tick.
    tick();
    const passed = elapsedSince(at);
    return passed < JUST_NOW_MS ? texts.savedNow : texts.savedAgo(Math.floor(passed / 1_000));
  };
  /** What is announced: not each second. */
  const kind = () => {
    const status = draft.status();
    if (status === "refused") return texts.refused(draft.failure()?.message ?? "");
    return status === "saved" || status === "offline" || status === "conflict" ? texts[status] : "";
  };
  return (
    <div class="flex min-w-0 items-center gap-2 text-sm">
      <p role="status" class="sr-only">
        {kind()}
      </p>
      <p aria-hidden="true" class="min-w-0 truncate text-ink-soft tabular-nums">
        <Switch fallback={saved()}>
          <Match when={draft.status() === "waiting"}>{texts.waiting}</Match>
          <Match when={draft.status() === "saving"}>{texts.saving}</Match>
          <Match when={draft.status() === "offline"}>{texts.offline}</Match>
          <Match when={draft.status() === "conflict"}>{texts.conflict}</Match>
          <Match when={draft.status() === "refused"}>
            <span class="font-semibold text-danger-ink">{texts.refused(draft.failure()?.message ?? "")}</span>
          </Match>
        </Switch>
      </p>
      <Show when={draft.status() === "offline" || draft.status() === "refused"}>
        <Button variant="quiet" class="min-h-11 shrink-0" onClick={() => void draft.saveNow()}>
          {texts.retry}
        </Button>
      </Show>
    </div>
  );
};
