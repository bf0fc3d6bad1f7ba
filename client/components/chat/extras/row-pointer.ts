import { onCleanup } from "solid-js";

/** Milliseconds of a touch after which it is a long press, and pixels that it may move meanwhile. */
const LONG_PRESS_MS = 450;
const MOVED_PX = 10;

const rowOf = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.closest<HTMLElement>("[data-message]")?.dataset.message) || null;

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
  const stop = () => clearTimeout(timer);
  const listeners: readonly [string, (event: Event) => void][] = [
    [
      "pointerover",
      (event) => (event as PointerEvent).pointerType === "mouse" && onActive(rowOf(event.target)),
    ],
    ["pointerleave", (event) => (event as PointerEvent).pointerType === "mouse" && onActive(null)],
    ["focusin", (event) => onActive(rowOf(event.target))],
    [
      "pointerdown",
      (event) => {
        const { pointerType, clientX, clientY } = event as PointerEvent;
        const id = rowOf(event.target);
        if (pointerType === "mouse" || id === null) return;
        start = { x: clientX, y: clientY };
        stop();
        timer = setTimeout(() => {
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
    ["click", (event) => onActive(rowOf(event.target))],
  ];
  for (const [name, listener] of listeners) list.addEventListener(name, listener, { passive: true });
  onCleanup(() => {
    stop();
    for (const [name, listener] of listeners) list.removeEventListener(name, listener);
  });
};
