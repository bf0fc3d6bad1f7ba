import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { ComposerField } from "../../../conversation/composer-field.ts";
import { makeLatest } from "../../../lib/request/latest.ts";
import type { TextChange } from "./format/format.ts";

/** What is offered for the word that is being typed at the caret. */
export interface Suggestions<A> {
  readonly offered: Accessor<readonly A[]>;
  readonly chosen: Accessor<number>;
  /** A key while something is offered; true when it meant something. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly pick: (one: A) => void;
}

export interface SuggestionSource<Query, A> {
  /** What is being typed before the caret, or null. */
  readonly queryAt: (text: string, caret: number) => Query | null;
  /** What to offer for it. A failure offers what was offered before. */
  readonly find: (query: Query, signal: AbortSignal) => Promise<readonly A[]>;
  /** Puts what was picked in the place of what was typed. */
  readonly put: (text: string, caret: number, query: Query, one: A) => TextChange;
  /** Milliseconds of quiet before anything is looked for. */
  readonly quietMs: number;
}

/** Offers something while it is typed in a field: arrows choose, Enter or Tab takes it, Escape lets it be. */
export const createSuggestions = <Query, A>(
  field: ComposerField,
  { queryAt, find, put, quietMs }: SuggestionSource<Query, A>,
): Suggestions<A> => {
  const [offered, setOffered] = createSignal<readonly A[]>([]);
  const [chosen, setChosen] = createSignal(0);
  const latest = makeLatest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    latest.stop();
    setOffered([]);
  };
  const watch = () => {
    const query = queryAt(field.text(), field.element.selectionStart);
    if (query === null) return close();
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const outcome = await latest.run((signal) => find(query, signal));
      if (!outcome || "failure" in outcome) return;
      setChosen(0);
      setOffered(outcome.value);
    }, quietMs);
  };
  const pick = (one: A) => {
    const caret = field.element.selectionStart;
    const query = queryAt(field.text(), caret);
    close();
    if (query === null) return;
    const change = put(field.text(), caret, query, one);
    field.replace(change.from, change.to, change.text, change.start, change.end);
  };
  createEffect(on(field.text, () => queueMicrotask(watch)));
  onCleanup(close);

  return {
    offered,
    chosen,
    pick,
    onKey: (event) => {
      const count = offered().length;
      if (count === 0) return false;
      if (event.key === "ArrowDown") setChosen((chosen() + 1) % count);
      else if (event.key === "ArrowUp") setChosen((chosen() + count - 1) % count);
      else if (event.key === "Escape") close();
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab")
        pick(offered()[chosen()] as A);
      else return false;
      return true;
    },
  };
};
