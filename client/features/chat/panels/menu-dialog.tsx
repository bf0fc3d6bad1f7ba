import { type Component, For, type JSX } from "solid-js";
import { Dialog } from "../../../ui/dialog.tsx";
import { BellIcon, CheckIcon, DeviceIcon, LockIcon, PeopleIcon, SearchIcon } from "../../../ui/icons.tsx";
import type { SheetPanel } from "../room/panel.ts";
import { PinIcon } from "./pin-icon.tsx";

interface Item {
  readonly kind: Exclude<SheetPanel["kind"], "thread">;
  readonly label: string;
  readonly icon: Component<{ readonly class?: string }>;
  readonly forModerators?: true;
}

const items: readonly Item[] = [
  { kind: "search", label: "Search", icon: SearchIcon },
  { kind: "pins", label: "Pinned messages", icon: PinIcon },
  { kind: "answers", label: "Answered questions", icon: CheckIcon },
  { kind: "members", label: "Members", icon: PeopleIcon },
  { kind: "settings", label: "Notifications of this room", icon: BellIcon },
  { kind: "shortcuts", label: "Keyboard shortcuts", icon: DeviceIcon },
  { kind: "moderation", label: "Moderation", icon: LockIcon, forModerators: true },
];

/** Everything that can be opened beside the room. */
export const MenuDialog = (props: {
  readonly title: string;
  readonly moderates: boolean;
  readonly onOpen: (kind: Item["kind"]) => void;
  readonly onClose: () => void;
}): JSX.Element => (
  <Dialog open onClose={props.onClose} title={props.title}>
    <ul class="-mx-2 grid">
      <For each={items.filter((item) => props.moderates || !item.forModerators)}>
        {(item) => (
          <li>
            <button
              type="button"
              class="flex min-h-12 w-full items-center gap-3 rounded-md px-2 text-left font-semibold hover:bg-sunken"
              onClick={() => props.onOpen(item.kind)}
            >
              <item.icon class="text-ink-faint" />
              {item.label}
            </button>
          </li>
        )}
      </For>
    </ul>
  </Dialog>
);
