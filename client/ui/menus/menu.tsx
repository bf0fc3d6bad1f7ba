import { type Component, For, type JSX, Show, untrack } from "solid-js";
import { CheckIcon } from "../icons.tsx";
import { AnchoredDialog } from "./anchored-dialog.tsx";
import { menuStep } from "./menu-keys.ts";
import type { Anchor } from "./placement.ts";

/** An entry of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: Component<{ readonly class?: string }>;
  /** One character that stands for it in a row; its label is then its name for screen readers. */
  readonly face?: string;
  /** The key that does the same, as it is printed on the keyboard. */
  readonly key?: string;
  /** One of several that exclude each other: whether it is the one. */
  readonly isChecked?: boolean;
  /** It cannot be undone, or harms somebody. */
  readonly isGrave?: boolean;
  /** Called once the menu is closed and the focus given back. */
  readonly run: () => void;
}

/** Entries that belong together: below one another, or side by side. */
export interface MenuGroup {
  readonly label?: string;
  readonly isRow?: boolean;
  readonly items: readonly MenuItem[];
}

/**
 * A menu beside what was pressed. Arrows, Home, End and first letters move in it. Groups without an entry are left out.
 * Its entries are those of when it opened: none moves under a finger or loses the focus.
 */
export const Menu = (props: {
  readonly anchor: Anchor;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}) => {
  let menu!: HTMLDivElement;
  const entries = () => [...menu.querySelectorAll<HTMLElement>("[data-line]")];
  const focusFirst = () =>
    (menu.querySelector<HTMLElement>("[data-line]:not([data-face])") ?? entries()[0])?.focus();

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const next = menuStep(
      event,
      all.map((entry) => ({ line: entry.dataset.line ?? "", text: entry.textContent })),
      all.indexOf(document.activeElement as HTMLElement),
    );
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    all[next]?.focus();
  };
  const groups = untrack(() => props.groups.filter(({ items }) => items.length > 0));

  return (
    <AnchoredDialog
      anchor={props.anchor}
      label={props.label}
      onClose={props.onClose}
      onOpen={focusFirst}
      class="menu"
    >
      <div ref={menu} role="menu" tabindex={-1} aria-label={props.label} onKeyDown={onKeyDown}>
        <For each={groups}>
          {(group, place) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a menu, and no fields
            <div
              role="group"
              aria-label={group.label}
              class="border-line py-1 not-first:border-t"
              classList={{ "flex justify-between gap-1 px-1.5": group.isRow }}
            >
              <Show when={group.label && !group.isRow}>
                <span aria-hidden="true" class="block px-3 pt-1 text-ink-faint text-xs">
                  {group.label}
                </span>
              </Show>
              <For each={group.items}>
                {(item, index) => (
                  <Entry
                    item={item}
                    line={group.isRow ? `${place()}` : `${place()}.${index()}`}
                    onClose={props.onClose}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
    </AnchoredDialog>
  );
};

const Entry = (props: { readonly item: MenuItem; readonly line: string; readonly onClose: () => void }) => {
  const role = (): JSX.ButtonHTMLAttributes<HTMLButtonElement> =>
    props.item.isChecked === undefined
      ? { role: "menuitem" }
      : { role: "menuitemradio", "aria-checked": props.item.isChecked };
  return (
    <button
      type="button"
      {...role()}
      aria-label={props.item.face ? props.item.label : undefined}
      tabindex={-1}
      data-line={props.line}
      data-face={props.item.face ? "" : undefined}
      class="rounded-sm focus:bg-sunken focus:outline-none hover:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
      classList={{
        "flex min-h-9 w-full items-center gap-2.5 px-3 py-1 text-left text-sm pointer-coarse:min-h-12 pointer-coarse:text-base":
          !props.item.face,
        "size-10 text-lg pointer-coarse:size-11": props.item.face !== undefined,
        "text-danger-ink": props.item.isGrave ?? false,
      }}
      onPointerMove={(event) => event.pointerType === "mouse" && event.currentTarget.focus()}
      onClick={() => {
        props.onClose();
        props.item.run();
      }}
    >
      <Show when={props.item.face} fallback={<Line item={props.item} />}>
        {(face) => <span aria-hidden="true">{face()}</span>}
      </Show>
    </button>
  );
};

const Line = (props: { readonly item: MenuItem }) => (
  <>
    <Show when={props.item.icon}>{(icon) => <Icon of={icon()} />}</Show>
    <span class="min-w-0 flex-1 truncate">{props.item.label}</span>
    <Show when={props.item.isChecked}>
      <CheckIcon class="size-4 text-accent-ink" />
    </Show>
    <Show when={props.item.key}>
      {(key) => <kbd class="font-sans text-ink-faint text-xs pointer-coarse:hidden">{key()}</kbd>}
    </Show>
  </>
);

const Icon = (props: { readonly of: Component<{ readonly class?: string }> }) => (
  <props.of class="size-4 text-ink-faint" />
);
