import { onCleanup } from "solid-js";

/** Milliseconds of a touch after which it is a long press, and pixels that it may move meanwhile. */
const LONG_PRESS_MS = 450;
const MOVED_PX = 10;

const rowOf = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.closest<HTMLElement>("[data-message]")?.dataset.message) || null;

/** What has a meaning of its own when it is pressed. */
const isOther = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("a, button, textarea, summary") !== null;

/**
 * Tells which message of a list is under the pointer, touched or focused, and which one was pressed for long. One
 * set of listeners serves all rows.
 */
export const watchRows = (
  list: HTMLElement,
  onActive: (id: string | null) => void,
  onLongPress: (id: string) => void,
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
          onLongPress(id);
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
    // Browsers offer to select the text, or their own menu, after a long press.
    [
      "contextmenu",
      (event) => isTouched && rowOf(event.target) && !isOther(event.target) && event.preventDefault(),
    ],
  ];
  for (const [name, listener] of listeners)
    list.addEventListener(name, listener, { passive: name !== "contextmenu" && name !== "touchend" });
  onCleanup(() => {
    stop();
    for (const [name, listener] of listeners) list.removeEventListener(name, listener);
  });
};
