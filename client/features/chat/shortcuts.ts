/**
 * Every key that means something in a course chat, as `KeyboardEvent.key` names it in lower case, after what is held with
 * it (`mod`: ⌘ on Apple's machines, Ctrl elsewhere). `panels/shortcuts-panel.tsx` says what each does.
 */
export const SHORTCUTS = {
  search: "mod+k",
  markRead: "escape",
  list: "?",
  send: "enter",
  newLine: "shift+enter",
  editLast: "arrowup",
  mention: "@",
  before: "arrowup",
  after: "arrowdown",
  reply: "r",
  thread: "t",
  menu: "m",
  edit: "e",
  remove: "delete",
} as const;

export type ShortcutName = keyof typeof SHORTCUTS;

/** Whether a key is that shortcut. With one that needs no Shift, Shift means nothing: it types the `?` of many keyboards. */
export const isShortcut = (
  { key, metaKey, ctrlKey, shiftKey }: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey">,
  name: ShortcutName,
): boolean => {
  const [wanted, held] = SHORTCUTS[name].split("+").reverse();
  const hasMod = metaKey || ctrlKey;
  return key.toLowerCase() === wanted && hasMod === (held === "mod") && (shiftKey || held !== "shift");
};
