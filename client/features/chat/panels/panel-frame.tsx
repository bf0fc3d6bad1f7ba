import { type JSX, Show } from "solid-js";
import { IconButton } from "../../../ui/button.tsx";
import { ArrowLeftIcon, CloseIcon } from "../../../ui/icons.tsx";
import { panelTexts } from "../texts/panels.ts";
import { usePanel } from "./panel-context.ts";
import { SHEET_TITLE } from "./panel-sheet.tsx";

/** A panel's heading, what it is narrowed by, its content, which scrolls, and its foot. */
export const PanelFrame = (props: {
  readonly title: string;
  /** Leave the focus to something in the panel that carries `data-panel-focus`. */
  readonly focusElsewhere?: boolean;
  /** Nothing in it takes the focus: the content itself does, so that keys scroll it. */
  readonly isText?: boolean;
  readonly aside?: JSX.Element;
  readonly tools?: JSX.Element;
  readonly foot?: JSX.Element;
  /** Takes the box that scrolls, and keeps the reading position in it: the browser then does not. */
  readonly scroller?: (box: HTMLElement) => void;
  readonly children: JSX.Element;
}) => {
  const panel = usePanel();
  return (
    <>
      <div class="flex min-h-14 items-center gap-1 border-line border-b pt-[env(safe-area-inset-top)] pr-2 pl-4">
        <Show when={panel.back()}>
          {(back) => (
            <IconButton label={panelTexts.back} class="-ml-2" onClick={() => back()()}>
              <ArrowLeftIcon />
            </IconButton>
          )}
        </Show>
        <h2
          id={SHEET_TITLE}
          tabindex={-1}
          data-panel-focus={props.focusElsewhere ? undefined : ""}
          class="min-w-0 flex-1 truncate text-lg outline-none"
        >
          {props.title}
        </h2>
        {props.aside}
        <IconButton label={panelTexts.close(props.title)} onClick={() => panel.close()}>
          <CloseIcon />
        </IconButton>
      </div>
      <Show when={props.tools}>
        <div class="border-line border-b px-4 py-3">{props.tools}</div>
      </Show>
      <div
        ref={(box) => props.scroller?.(box)}
        class="relative min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
        classList={{ "[overflow-anchor:none]": props.scroller !== undefined }}
        tabindex={props.isText ? 0 : undefined}
      >
        {props.children}
      </div>
      {props.foot}
    </>
  );
};
