import { onCleanup } from "solid-js";
import { type Anchor, anchorAt, anchorOf } from "../../../ui/menus/placement.ts";

/** Milliseconds of a touch after which it is a long press, and pixels that it may move meanwhile. */
const LONG_PRESS_MS = 450;
const MOVED_PX = 10;

const rowOf = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.closest<HTMLElement>("[data-message]")?.dataset.message) || null;

/** What has a meaning of its own when it is pressed. */
const isOther = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("a, button, textarea, summary, img") !== null;

/**
 * Whether a press of the right button, or of the key for that, asks for the menu of a message: not on a link or a
 * picture, where text is selected, or with Shift, which are the browser's, and not by a finger, which is waited for.
 */
export const isMenuAsked = (event: MouseEvent): boolean => {
  const isTouch = (event as PointerEvent).pointerType === "touch";
  const isSelected = getSelection()?.isCollapsed === false;
  return !isTouch && !event.shiftKey && !isSelected && !isOther(event.target);
};

/** Where the menu of a row opens that was asked for by a key: at its text. */
export const anchorInRow = (row: Element): Anchor => {
  const box = anchorOf(row.querySelector(".message-text") ?? row);
  return { left: box.left, top: box.top, right: box.left + 1, bottom: box.bottom };
};

/**
 * Tells which message of a list is under the pointer, touched or focused, and of which one the menu is asked for, by the
 * right button or by a long press. One set of listeners serves all rows.
 */
export const watchRows = (
  list: HTMLElement,
  onActive: (id: string | null) => void,
  onMenu: (id: string, anchor: Anchor) => void,
): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let active: string | null = null;
  let isTouched = false;
  let pressedAgain = false;
  let isHeld = false;
  const stop = () => clearTimeout(timer);
  const show = (id: string | null) => {
    active = id;
    onActive(id);
  };
  const listeners: readonly [string, (event: Event) => void][] = [
    ["pointerover", (event) => (event as PointerEvent).pointerType === "mouse" && show(rowOf(event.target))],
    ["pointerleave", (event) => (event as PointerEvent).pointerType === "mouse" && show(null)],
    ["focusin", (event) => show(rowOf(event.target))],
    [
      "pointerdown",
      (event) => {
        const { pointerType, clientX, clientY } = event as PointerEvent;
        isTouched = pointerType !== "mouse";
        const id = rowOf(event.target);
        // The press itself moves the focus, so that at the click it would be the active one anyway.
        pressedAgain = isTouched && id === active && !isOther(event.target);
        if (!isTouched || id === null || isOther(event.target)) return;
        start = { x: clientX, y: clientY };
        isHeld = false;
        stop();
        timer = setTimeout(() => {
          isHeld = true;
          navigator.vibrate?.(10);
          onMenu(id, anchorAt(clientX, clientY));
        }, LONG_PRESS_MS);
      },
    ],
    [
      "pointermove",
      (event) => {
        const { clientX, clientY } = event as PointerEvent;
        if (Math.hypot(clientX - start.x, clientY - start.y) > MOVED_PX) stop();
      },
    ],
    ["pointerup", stop],
    ["pointercancel", stop],
    ["scroll", stop],
    [
      "click",
      (event) => {
        // Tapped again: what can be done with it makes way.
        show(pressedAgain ? null : rowOf(event.target));
      },
    ],
    // What opened under the finger is not to be clicked by its leaving.
    ["touchend", (event) => isHeld && event.preventDefault()],
    [
      "contextmenu",
      (event) => {
        const id = rowOf(event.target);
        if (id === null || isOther(event.target)) return;
        // Browsers offer to select the text, or their own menu, after a long press.
        if (isTouched) return event.preventDefault();
        if (!isMenuAsked(event as MouseEvent)) return;
        event.preventDefault();
        const { clientX, clientY, pointerType } = event as PointerEvent;
        const row = (event.target as Element).closest("[data-message]") as Element;
        onMenu(id, pointerType === "mouse" ? anchorAt(clientX, clientY) : anchorInRow(row));
      },
    ],
  ];
  for (const [name, listener] of listeners)
    list.addEventListener(name, listener, { passive: name !== "contextmenu" && name !== "touchend" });
  onCleanup(() => {
    stop();
    for (const [name, listener] of listeners) list.removeEventListener(name, listener);
  });
};
