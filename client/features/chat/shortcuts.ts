/**
 * Every key that means something in a course chat, as `KeyboardEvent.key` names it in lower case, after what is held with
 * it (`mod`: ⌘ on Apple's machines, Ctrl elsewhere). `panels/shortcuts-panel.tsx` says what each does.
 */
export const SHORTCUTS = {
  search: "mod+f",
  markRead: "escape",
  list: "?",
  send: "enter",
  newLine: "shift+enter",
  editLast: "arrowup",
  mention: "@",
  emoji: ":",
  bold: "mod+b",
  italic: "mod+i",
  strike: "mod+shift+x",
  inlineCode: "mod+e",
  codeBlock: "mod+shift+e",
  numbers: "mod+shift+7",
  bullets: "mod+shift+8",
  quote: "mod+shift+9",
  link: "mod+shift+u",
  before: "arrowup",
  after: "arrowdown",
  reply: "r",
  thread: "t",
  menu: "m",
  edit: "e",
  remove: "delete",
} as const;

export type ShortcutName = keyof typeof SHORTCUTS;

/** The key of a shortcut without anything held, as menus print it. */
export const keyName = (name: ShortcutName): string =>
  SHORTCUTS[name] === "delete" ? "Del" : SHORTCUTS[name].toUpperCase();

type Pressed = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey"> &
  Partial<Pick<KeyboardEvent, "code">>;

/**
 * Whether a key is that shortcut. With one that needs no Shift, Shift means nothing: it types the `?` of many keyboards.
 * A digit is known by its place, as Shift makes another sign of it.
 */
export const isShortcut = (
  { key, code, metaKey, ctrlKey, shiftKey }: Pressed,
  name: ShortcutName,
): boolean => {
  const [wanted, ...held] = SHORTCUTS[name].split("+").reverse();
  const isKey = key.toLowerCase() === wanted || (/^\d$/.test(wanted ?? "") && code === `Digit${wanted}`);
  const hasMod = metaKey || ctrlKey;
  return isKey && hasMod === held.includes("mod") && (shiftKey || !held.includes("shift"));
};
