import { type JSX, onCleanup, onMount } from "solid-js";
import { closeOnBack } from "../close-on-back.ts";
import { closeDialog, openModal } from "../modals.ts";
import { type Anchor, placeBeside } from "./placement.ts";

/**
 * Opens beside what was pressed for as long as it is in the document: it keeps the focus and gives it back, and is
 * closed by Escape, by Back and by a press beside it. On phones it is a sheet from below.
 */
export const AnchoredDialog = (props: {
  readonly anchor: Anchor;
  /** Its name for screen readers. */
  readonly label: string;
  readonly onClose: () => void;
  /** It is open: what has the focus in it first may take it. */
  readonly onOpen?: () => void;
  readonly class?: string;
  readonly children: JSX.Element;
}) => {
  let dialog!: HTMLDialogElement;
  const place = () => {
    const { offsetWidth: width, offsetHeight: height } = dialog;
    const { left, top } = placeBeside(
      props.anchor,
      { width, height },
      { width: innerWidth, height: innerHeight },
    );
    dialog.style.setProperty("--left", `${left}px`);
    dialog.style.setProperty("--top", `${top}px`);
  };
  closeOnBack(
    () => true,
    () => props.onClose(),
  );
  onMount(() => {
    openModal(dialog);
    place();
    props.onOpen?.();
    const observer = new ResizeObserver(place);
    observer.observe(dialog);
    onCleanup(() => {
      observer.disconnect();
      closeDialog(dialog);
    });
  });
  const isBeside = (event: Event) => event.target === event.currentTarget;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it through the cancel event
    <dialog
      ref={dialog}
      class={`anchored ${props.class ?? ""}`}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => isBeside(event) && props.onClose()}
      onContextMenu={(event) => {
        event.preventDefault();
        if (isBeside(event)) props.onClose();
      }}
    >
      {props.children}
    </dialog>
  );
};
