import { type Accessor, Show } from "solid-js";
import { IconButton } from "../../../ui/button.tsx";
import { closeOnBack } from "../../../ui/close-on-back.ts";
import { CloseIcon } from "../../../ui/icons.tsx";
import { ComponentWaiting } from "../../../ui/lazy-component.tsx";
import { dialogTexts } from "../../../ui/texts.ts";
import type { Panel } from "../room/panel.ts";
import { panelWaitingTexts } from "../texts/room.ts";

/** In the place of a panel until the panels are here. */
export const PanelWaiting = (props: {
  readonly panel: Accessor<Panel | null>;
  readonly onPanel: (panel: null) => void;
}) => {
  closeOnBack(
    () => props.panel() !== null,
    () => props.onPanel(null),
  );
  return (
    <Show when={props.panel()}>
      <dialog
        open
        class="peer fixed inset-0 z-30 m-0 h-dvh w-full bg-surface text-ink lg:static lg:h-auto lg:w-96 lg:shrink-0 lg:border-line lg:border-l"
        aria-label={panelWaitingTexts.title}
      >
        <div class="flex min-h-14 items-center justify-between border-line border-b pr-2 pl-4">
          <h2 class="text-lg">{panelWaitingTexts.title}</h2>
          <IconButton label={dialogTexts.close} onClick={() => props.onPanel(null)}>
            <CloseIcon />
          </IconButton>
        </div>
        <ComponentWaiting />
      </dialog>
    </Show>
  );
};
