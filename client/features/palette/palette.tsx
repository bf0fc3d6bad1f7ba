import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show } from "solid-js";
import { isComposing } from "../../lib/keys.ts";
import { me } from "../../shell/me.ts";
import { closePalette, isPaletteOpen, takeTypedAhead } from "../../shell/palette.ts";
import { closeOnBack } from "../../ui/close-on-back.ts";
import { SearchIcon } from "../../ui/icons.tsx";
import { closeDialog, openModal } from "../../ui/modals.ts";
import { commandsFor } from "./commands.ts";
import { chosen, type Entry } from "./entries.ts";
import { createFound } from "./found.ts";
import { paletteTexts } from "./texts.ts";

/** The list of what was found, as options of the field above it. */
const Options = (props: {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly active: Entry | undefined;
  readonly onPick: (entry: Entry) => void;
  readonly onPoint: (entry: Entry) => void;
}) => (
  <For each={props.entries}>
    {(entry, index) => (
      <>
        <Show when={props.entries[index() - 1]?.group !== entry.group}>
          <div role="presentation" class="px-3 pt-3 pb-1 text-xs font-semibold text-ink-faint">
            {paletteTexts.groups[entry.group]}
          </div>
        </Show>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option */}
        <div
          id={`${props.id} ${entry.id}`.replaceAll(" ", "-")}
          role="option"
          aria-selected={props.active?.id === entry.id}
          class="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm aria-selected:bg-accent-soft aria-selected:text-accent-ink"
          onPointerMove={() => props.onPoint(entry)}
          onClick={() => props.onPick(entry)}
        >
          <span class="min-w-0 flex-1 truncate font-semibold">{entry.label}</span>
          <Show when={entry.detail}>
            <span class="max-w-[45%] truncate text-xs text-ink-soft">{entry.detail}</span>
          </Show>
        </div>
      </>
    )}
  </For>
);

const Box = () => {
  const id = createUniqueId();
  const navigate = useNavigate();
  const [query, setQuery] = createSignal(takeTypedAhead());
  const [activeId, setActiveId] = createSignal<string>();
  const go = (path: string) => navigate(path);
  const found = createFound(query, go);
  const entries = createMemo(() => {
    const reader = me();
    return reader ? chosen([...commandsFor(reader, go), ...found.entries()], query()) : [];
  });
  const active = () => entries().find((entry) => entry.id === activeId()) ?? entries()[0];
  createEffect(on(query, () => setActiveId(undefined), { defer: true }));

  const pick = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    closePalette();
    entry.run();
  };
  const move = (by: number) => {
    const list = entries();
    const next = list[(list.indexOf(active() as Entry) + by + list.length) % list.length];
    setActiveId(next?.id);
    if (next) document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const optionId = (entry: Entry) => `${id} ${entry.id}`.replaceAll(" ", "-");
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(active());
    }
  };

  return (
    <div class="flex max-h-[min(34rem,calc(100dvh-6rem))] flex-col">
      <label class="flex items-center gap-3 border-b border-line px-4">
        <SearchIcon class="text-ink-faint" />
        <input
          ref={(field) => queueMicrotask(() => field.focus())}
          type="text"
          role="combobox"
          aria-label={paletteTexts.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active() ? optionId(active() as Entry) : undefined}
          aria-autocomplete="list"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={query()}
          placeholder={paletteTexts.placeholder}
          class="min-h-14 min-w-0 flex-1 bg-transparent outline-none"
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={paletteTexts.title}
        class="min-h-0 overflow-y-auto p-2"
      >
        <Options
          id={id}
          entries={entries()}
          active={active()}
          onPick={pick}
          onPoint={(entry) => setActiveId(entry.id)}
        />
      </div>
      <p role="status" class="px-5 pb-3 text-sm text-ink-soft empty:hidden">
        <Show when={entries().length === 0 && query().trim() !== ""}>
          {paletteTexts.nothing(query().trim())}
        </Show>
        <Show when={found.failed()}> {paletteTexts.failed}</Show>
      </p>
      <p class="border-t border-line px-5 py-2 text-xs text-ink-faint max-md:hidden">{paletteTexts.hint}</p>
    </div>
  );
};

/** Everything there is to go to or to do, a few letters away. */
export const Palette = () => {
  let dialog!: HTMLDialogElement;
  createEffect(() => {
    if (isPaletteOpen()) openModal(dialog);
    else closeDialog(dialog);
  });
  closeOnBack(isPaletteOpen, closePalette);
  onCleanup(() => {
    closePalette();
    closeDialog(dialog);
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={dialog}
      class="sheet palette"
      aria-label={paletteTexts.title}
      onClose={closePalette}
      onClick={(event) => event.target === event.currentTarget && closePalette()}
    >
      <Show when={isPaletteOpen()}>
        <Box />
      </Show>
    </dialog>
  );
};
