import { For } from "solid-js";
import { keyNames } from "../../../lib/keys.ts";
import { SHORTCUTS, type ShortcutName } from "../shortcuts.ts";
import { formatText } from "../texts/composer.ts";
import { roomMenuText } from "../texts/panels.ts";
import { shortcutText } from "../texts/shortcuts.ts";
import { PanelFrame } from "./panel-frame.tsx";

type Row = readonly [ShortcutName, string];

const { does } = shortcutText;
const { names } = formatText;

const groups: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: shortcutText.anywhere,
    rows: [
      ["search", does.search],
      ["markRead", does.markRead],
      ["list", does.list],
    ],
  },
  {
    title: shortcutText.writing,
    rows: [
      ["send", does.send],
      ["newLine", does.newLine],
      ["editLast", does.editLast],
      ["mention", does.mention],
      ["emoji", does.emoji],
    ],
  },
  {
    title: formatText.bar,
    rows: [
      ["bold", names.bold],
      ["italic", names.italic],
      ["strike", names.strike],
      ["inlineCode", names.inlineCode],
      ["codeBlock", names.codeBlock],
      ["link", names.link],
      ["numbers", names.numbers],
      ["bullets", names.bullets],
      ["quote", names.quote],
    ],
  },
  {
    title: shortcutText.messages,
    rows: [
      ["before", does.before],
      ["after", does.after],
      ["reply", does.reply],
      ["thread", does.thread],
      ["menu", does.menu],
      ["edit", does.edit],
      ["remove", does.remove],
    ],
  },
];

/** What the keyboard does in the room. */
export const ShortcutsPanel = () => (
  <PanelFrame title={roomMenuText.shortcuts} isText>
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
                      <For each={keyNames(SHORTCUTS[name])}>
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
