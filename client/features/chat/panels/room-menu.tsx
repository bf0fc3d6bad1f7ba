import { BellIcon, CheckIcon, DeviceIcon, PeopleIcon, SearchIcon } from "../../../ui/icons.tsx";
import { Menu, type MenuItem } from "../../../ui/menus/menu.tsx";
import type { Anchor } from "../../../ui/menus/placement.ts";
import { LockIcon } from "../chat-icons.tsx";
import { density, setDensity } from "../room/density.ts";
import type { SheetPanel } from "../room/panel.ts";
import { roomMenuText } from "../texts/panels.ts";
import { headerTexts } from "../texts/room.ts";
import { PinIcon } from "./pin-icon.tsx";

/** What opens beside the room out of its menu. */
type Kind = Exclude<SheetPanel["kind"], "thread">;

/** Who has no keys needs no list of them. */
const HAS_KEYS = "(any-hover: hover)";

/** Everything that can be opened beside the room, and how its messages stand. */
export const RoomMenu = (props: {
  readonly anchor: Anchor;
  readonly moderates: boolean;
  readonly onOpen: (kind: Kind) => void;
  readonly onClose: () => void;
}) => {
  const opens = (kind: Kind, label: string, icon: NonNullable<MenuItem["icon"]>): MenuItem => ({
    label,
    icon,
    run: () => props.onOpen(kind),
  });
  const items = (): readonly MenuItem[] => [
    opens("search", headerTexts.search, SearchIcon),
    opens("pins", roomMenuText.pins, PinIcon),
    opens("answers", headerTexts.answers, CheckIcon),
    opens("members", headerTexts.members, PeopleIcon),
    opens("settings", roomMenuText.notifications, BellIcon),
    ...(matchMedia(HAS_KEYS).matches ? [opens("shortcuts", roomMenuText.shortcuts, DeviceIcon)] : []),
    ...(props.moderates ? [opens("moderation", roomMenuText.moderation, LockIcon)] : []),
  ];
  const spacings = (): readonly MenuItem[] =>
    (["comfortable", "compact"] as const).map((spacing) => ({
      label: roomMenuText[spacing],
      isChecked: density() === spacing,
      run: () => setDensity(spacing),
    }));
  return (
    <Menu
      anchor={props.anchor}
      label={headerTexts.menu}
      onClose={props.onClose}
      groups={[{ items: items() }, { label: roomMenuText.density, items: spacings() }]}
    />
  );
};
