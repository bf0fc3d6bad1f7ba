import { useLocation } from "@solidjs/router";
import { createEffect, createSignal, createUniqueId, type JSX, on } from "solid-js";

import { closeOnBack } from "./close-on-back.ts";

export interface PopoverProps {
  /** The panel's name for screen readers. */
  readonly label: string;
  /** Renders the button: spread `trigger` into it. */
  readonly button: (trigger: PopoverTrigger) => JSX.Element;
  /** Renders the panel's content; only while it is open. */
  readonly children: (close: () => void) => JSX.Element;
  readonly class?: string | undefined;
  /** Where it stands: under the bar on the right, unless it belongs to the foot of the rail. */
  readonly at?: "bar" | "rail" | undefined;
}

interface PopoverTrigger {
  readonly "aria-expanded": boolean;
  readonly "aria-controls": string;
  readonly popoverTarget: string;
}

/**
 * A panel beside the bar or rail that its button is in. The browser closes it on Escape and on a click elsewhere and gives the
 * focus back; going to another page closes it too.
 */
export const Popover = (props: PopoverProps) => {
  const id = createUniqueId();
  const location = useLocation();
  const [open, setOpen] = createSignal(false);
  let panel: HTMLDivElement | undefined;
  const close = () => panel?.hidePopover();

  createEffect(on(() => location.pathname, close, { defer: true }));
  closeOnBack(open, close);

  return (
    <>
      {props.button({
        get "aria-expanded"() {
          return open();
        },
        "aria-controls": id,
        popoverTarget: id,
      })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={props.label}
        class={`popover ${props.at === "rail" ? "popover-rail" : ""} ${props.class ?? ""}`}
        onToggle={(event) => setOpen((event as unknown as ToggleEvent).newState === "open")}
      >
        {open() ? props.children(close) : null}
      </div>
    </>
  );
};
