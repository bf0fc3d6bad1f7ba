import { For } from "solid-js";
import { SHORTCUTS, type ShortcutName } from "../shortcuts.ts";
import { PanelFrame } from "./panel-frame.tsx";

const names: Readonly<Record<string, string>> = {
  mod: /Mac|iPhone|iPad/u.test(navigator.userAgent) ? "⌘" : "Ctrl",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  delete: "Del",
  arrowup: "↑",
  arrowdown: "↓",
};

type Row = readonly [ShortcutName, string];

const groups: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: "Anywhere in the room",
    rows: [
      ["search", "Search"],
      ["markRead", "Mark everything as read; close what is open"],
      ["list", "This list"],
    ],
  },
  {
    title: "Writing",
    rows: [
      ["send", "Send"],
      ["newLine", "New line"],
      ["editLast", "Edit your last message, when nothing is written"],
      ["mention", "Name somebody"],
    ],
  },
  {
    title: "On the messages",
    rows: [
      ["before", "Message before"],
      ["after", "Message after"],
      ["reply", "Reply"],
      ["thread", "Open the thread"],
      ["menu", "Everything that can be done with it"],
      ["edit", "Edit, when it is yours"],
      ["remove", "Delete, when it is yours"],
    ],
  },
];

/** The keys of a shortcut as they are printed on the keyboard. */
const keysOf = (name: ShortcutName): readonly string[] =>
  SHORTCUTS[name].split("+").map((key) => names[key] ?? key.toUpperCase());

/** What the keyboard does in the room. */
export const ShortcutsPanel = () => (
  <PanelFrame title="Keyboard shortcuts" isText>
    <div class="grid gap-5 p-4">
      <For each={groups}>
        {(group) => (
          <section>
            <h3 class="pb-1 font-semibold text-ink-soft text-sm">{group.title}</h3>
            <dl class="divide-y divide-line">
              <For each={group.rows}>
                {([name, what]) => (
                  <div class="flex min-h-10 items-center justify-between gap-3 py-1.5 text-sm">
                    <dt class="order-2 flex shrink-0 gap-1">
                      <For each={keysOf(name)}>
                        {(key) => (
                          <kbd class="min-w-6 rounded-sm border border-edge bg-sunken px-1.5 text-center font-mono text-xs leading-5">
                            {key}
                          </kbd>
                        )}
                      </For>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </div>
  </PanelFrame>
);
