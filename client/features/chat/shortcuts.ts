interface Shortcut {
  /** As `KeyboardEvent.key` names it, in lower case. */
  readonly key: string;
  /** Held with it: ⌘ on Apple's machines, Ctrl elsewhere. */
  readonly command?: boolean;
  readonly shift?: boolean;
}

/** Every key that means something in a course chat; what it does is told by `panels/shortcuts-panel.tsx`. */
export const SHORTCUTS = {
  search: { key: "k", command: true },
  markRead: { key: "escape" },
  list: { key: "?" },
  send: { key: "enter" },
  newLine: { key: "enter", shift: true },
  editLast: { key: "arrowup" },
  mention: { key: "@" },
  before: { key: "arrowup" },
  after: { key: "arrowdown" },
  reply: { key: "r" },
  thread: { key: "t" },
  menu: { key: "m" },
  edit: { key: "e" },
  remove: { key: "delete" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** Whether a key is that shortcut. With one that needs no Shift, Shift means nothing: it types the `?` of many keyboards. */
export const isShortcut = (
  { key, metaKey, ctrlKey, shiftKey }: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey">,
  name: ShortcutName,
): boolean => {
  const wanted: Shortcut = SHORTCUTS[name];
  return (
    key.toLowerCase() === wanted.key &&
    (metaKey || ctrlKey) === (wanted.command ?? false) &&
    (shiftKey || !wanted.shift)
  );
};
