import { For } from "solid-js";
import type { PanelContext } from "./panel-context.ts";
import { PanelFrame } from "./panel-frame.tsx";

const command = /Mac|iPhone|iPad/u.test(navigator.userAgent) ? "⌘" : "Ctrl";

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string[], string])[] }[] =
  [
    {
      title: "Anywhere in the room",
      keys: [
        [[command, "K"], "Search"],
        [["Esc"], "Mark everything as read; close what is open"],
        [["?"], "This list"],
      ],
    },
    {
      title: "Writing",
      keys: [
        [["Enter"], "Send"],
        [["Shift", "Enter"], "New line"],
        [["↑"], "Edit your last message, when nothing is written"],
        [["@"], "Name somebody"],
      ],
    },
    {
      title: "On the messages",
      keys: [
        [["↑"], "Message before"],
        [["↓"], "Message after"],
        [["R"], "Reply"],
        [["T"], "Open the thread"],
        [["M"], "Everything that can be done with it"],
        [["E"], "Edit, when it is yours"],
        [["Del"], "Delete, when it is yours"],
      ],
    },
  ];

/** What the keyboard does in the room. */
export const ShortcutsPanel = (props: { readonly context: PanelContext }) => (
  <PanelFrame title="Keyboard shortcuts" isText onClose={props.context.close}>
    <div class="grid gap-5 p-4">
      <For each={groups}>
        {(group) => (
          <section>
            <h3 class="pb-1 font-semibold text-ink-soft text-sm">{group.title}</h3>
            <dl class="divide-y divide-line">
              <For each={group.keys}>
                {([keys, what]) => (
                  <div class="flex min-h-10 items-center justify-between gap-3 py-1.5 text-sm">
                    <dt class="order-2 flex shrink-0 gap-1">
                      <For each={keys}>
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
