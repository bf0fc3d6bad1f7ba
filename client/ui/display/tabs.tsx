import { createUniqueId, For, type JSX } from "solid-js";

interface Tab<K extends string> {
  readonly key: K;
  readonly label: JSX.Element;
}

export interface TabsProps<K extends string> {
  /** What the tabs divide, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly selected: K;
  readonly onSelect: (key: K) => void;
  readonly children: JSX.Element;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Views of one thing, one at a time. Arrow keys, Home and End move between them. */
export const Tabs = <K extends string>(props: TabsProps<K>) => {
  const id = createUniqueId();
  let list: HTMLDivElement | undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    const last = props.tabs.length - 1;
    const now = props.tabs.findIndex((tab) => tab.key === props.selected);
    const step = steps[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? last : step === undefined ? -1 : now + step;
    const tab = props.tabs[next > last ? 0 : next < 0 && step !== undefined ? last : next];
    if (!tab) return;
    event.preventDefault();
    props.onSelect(tab.key);
    list?.querySelector<HTMLElement>(`[data-tab="${tab.key}"]`)?.focus();
  };

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        class="flex gap-1 overflow-x-auto border-b border-line"
      >
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              data-tab={tab.key}
              aria-selected={tab.key === props.selected}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === props.selected ? 0 : -1}
              onClick={() => props.onSelect(tab.key)}
              class="-mb-px min-h-11 border-b-3 border-transparent px-3 font-semibold whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-ink"
            >
              {tab.label}
            </button>
          )}
        </For>
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${props.selected}`} class="pt-5">
        {props.children}
      </div>
    </div>
  );
};
