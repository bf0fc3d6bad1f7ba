import { createEffect, createMemo, For, on } from "solid-js";

/** What a grid shows in a place. */
export interface GridEmoji {
  readonly emoji: string;
  readonly name: string;
}

/** How far a key goes from a place; undefined for keys that go nowhere. */
const stepOf = (key: string, at: number, columns: number): number | undefined => {
  const inRow = at % columns;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -inRow,
    End: columns - 1 - inRow,
    PageDown: columns * 4,
    PageUp: -columns * 4,
  };
  return steps[key];
};

/**
 * Emoji in rows, one of which the Tab key reaches and arrow keys, Home, End and the page keys move between. `onOut` is
 * called where they would leave it upwards.
 */
export const EmojiGrid = (props: {
  readonly label: string;
  readonly emoji: readonly GridEmoji[];
  readonly columns: number;
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onPick: (emoji: GridEmoji) => void;
  readonly onOut: () => void;
  readonly ref: (grid: HTMLElement) => void;
}) => {
  let grid!: HTMLDivElement;
  const rows = createMemo(() =>
    Array.from({ length: Math.ceil(props.emoji.length / props.columns) }, (_, row) =>
      props.emoji.slice(row * props.columns, (row + 1) * props.columns),
    ),
  );
  createEffect(
    on(
      () => props.emoji,
      () => {
        grid.scrollTop = 0;
      },
      { defer: true },
    ),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, props.at, props.columns);
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "ArrowUp" && props.at < props.columns) return props.onOut();
    const next = Math.min(props.emoji.length - 1, Math.max(0, props.at + step));
    props.onAt(next);
    grid.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of buttons would be read out cell by cell
    <div
      ref={(element) => {
        grid = element;
        props.ref(element);
      }}
      role="grid"
      tabindex={-1}
      aria-label={props.label}
      class="h-56 overflow-y-auto overscroll-contain px-2 outline-none"
      onKeyDown={onKeyDown}
    >
      <For each={rows()}>
        {(row, index) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its buttons are
          <div role="row" class="flex">
            <For each={row}>
              {(one, column) => {
                const at = () => index() * props.columns + column();
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  // biome-ignore lint/a11y/useFocusableInteractive: its button is
                  <span role="gridcell">
                    <button
                      type="button"
                      class="flex size-10 items-center justify-center overflow-hidden rounded-md text-2xl leading-none hover:bg-sunken focus-visible:bg-sunken pointer-coarse:size-11"
                      data-at={at()}
                      tabindex={at() === props.at ? 0 : -1}
                      aria-label={one.name}
                      onFocus={() => props.onAt(at())}
                      onPointerEnter={() => props.onAt(at())}
                      onClick={() => props.onPick(one)}
                    >
                      {one.emoji}
                    </button>
                  </span>
                );
              }}
            </For>
          </div>
        )}
      </For>
    </div>
  );
};
