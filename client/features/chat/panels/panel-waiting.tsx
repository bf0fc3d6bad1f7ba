import { type Accessor, Show } from "solid-js";
import { IconButton } from "../../../ui/button.tsx";
import { CloseIcon } from "../../../ui/icons.tsx";
import { ComponentWaiting } from "../../../ui/lazy-component.tsx";
import type { Panel } from "../room/panel.ts";

/** In the place of a panel until the panels are here. */
export const PanelWaiting = (props: {
  readonly panel: Accessor<Panel | null>;
  readonly onPanel: (panel: null) => void;
}) => (
  <Show when={props.panel()}>
    <dialog
      open
      class="peer fixed inset-0 z-30 m-0 h-dvh w-full bg-surface text-ink lg:static lg:h-auto lg:w-96 lg:shrink-0 lg:border-line lg:border-l"
      aria-label="One moment"
    >
      <div class="flex min-h-14 items-center justify-between border-line border-b pr-2 pl-4">
        <h2 class="text-lg">One moment</h2>
        <IconButton label="Close" onClick={() => props.onPanel(null)}>
          <CloseIcon />
        </IconButton>
      </div>
      <ComponentWaiting />
    </dialog>
  </Show>
);
