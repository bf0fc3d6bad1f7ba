import { createMemo, createSignal, For, Show } from "solid-js";
import type { ModuleDocument } from "../../../../../domain/courses/studio/document.ts";
import { MAX_MODULES } from "../../../../../domain/courses/studio/limits.ts";
import { emptyModule } from "../../../../../domain/courses/studio/rules.ts";
import { showToast } from "../../../../shell/toasts.ts";
import { Button } from "../../../../ui/button.tsx";
import { PlusIcon } from "../../../../ui/icons.tsx";
import { moved } from "../../../../ui/ordered/reorder.ts";
import { createReordering } from "../../../../ui/ordered/reordering.ts";
import { newId } from "../api.ts";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { Part } from "../sections/part.tsx";
import { moduleTexts as texts } from "../texts/parts.ts";

import { ModuleRow } from "./module-row.tsx";

/** The modules in their order. `open` says which one is edited. */
export const Curriculum = (props: {
  readonly open: string | undefined;
  readonly onOpen: (moduleId: string | undefined) => void;
}) => {
  const editing = useEditing();
  const { draft } = editing;
  const modules = () => draft.document().modules;
  const ids = createMemo(() => modules().map(({ id }) => id), [], {
    equals: (one, other) => one.join() === other.join(),
  });
  const [list, setList] = createSignal<HTMLOListElement>();
  let addButton: HTMLButtonElement | undefined;
  const change = (next: readonly ModuleDocument[]) => draft.change({ modules: next });
  const reordering = createReordering({
    count: () => modules().length,
    move: (from, to) => change(moved(modules(), from, to)),
    list,
    told: texts.moved,
  });
  const focusTitle = (id: string) =>
    queueMicrotask(() =>
      list()?.querySelector<HTMLElement>(`[data-module="${id}"] [data-module-part="title"]`)?.focus(),
    );

  const add = () => {
    const id = newId();
    change([...modules(), emptyModule(id, modules().at(-1)?.sessionNumber ?? null)]);
    props.onOpen(id);
    focusTitle(id);
  };
  const remove = (id: string) => {
    const place = modules().findIndex((module) => module.id === id);
    const gone = modules()[place];
    if (gone === undefined) return;
    change(modules().toSpliced(place, 1));
    addButton?.focus();
    showToast({
      title: texts.removed(gone.title.trim() || texts.untitled(place + 1)),
      action: {
        label: texts.undo,
        run: () => {
          if (!modules().some((module) => module.id === id)) change(modules().toSpliced(place, 0, gone));
        },
      },
    });
  };

  return (
    <Part section="curriculum" lead={texts.lead}>
      <Show when={problemOf(editing, "modules")}>
        {(problem) => <p class="text-sm font-medium text-danger-ink">{problem()}</p>}
      </Show>
      <Show when={modules().length > 0} fallback={<p class="text-ink-soft">{texts.empty}</p>}>
        <ol ref={setList} class="grid gap-2">
          <For each={ids()}>
            {(id, place) => (
              <Show when={modules().find((module) => module.id === id)}>
                {(module) => (
                  <ModuleRow
                    module={module()}
                    place={place()}
                    count={modules().length}
                    isOpen={props.open === id}
                    reordering={reordering}
                    onToggle={() => props.onOpen(props.open === id ? undefined : id)}
                    onChange={(changes) =>
                      change(modules().map((one) => (one.id === id ? { ...one, ...changes } : one)))
                    }
                    onRemove={() => remove(id)}
                  />
                )}
              </Show>
            )}
          </For>
        </ol>
      </Show>
      <p role="status" class="sr-only">
        {reordering.announced()}
      </p>
      <Show
        when={modules().length < MAX_MODULES}
        fallback={<p class="text-sm text-ink-soft">{texts.full}</p>}
      >
        <Button ref={addButton} class="min-h-11 justify-self-start" onClick={add}>
          <PlusIcon />
          {texts.add}
        </Button>
      </Show>
    </Part>
  );
};
