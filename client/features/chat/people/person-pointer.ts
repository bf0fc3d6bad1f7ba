import { onCleanup } from "solid-js";
import { showsPerson } from "./person-at.ts";

/** Milliseconds that somebody is pointed at before their card shows, and for which it stays when the pointer leaves. */
const SHOW_MS = 350;
const HIDE_MS = 200;

/** Marks the card itself: a pointer on it keeps it. */
const CARD = "[data-person-card]";

const isOnCard = (target: EventTarget | null) => target instanceof Element && target.closest(CARD) !== null;
/** Nothing has moved it away meanwhile. */
const isStillMeant = (element: Element) => element.matches(":hover, :focus-visible");
const hasKeyboardFocus = (element: Element) => element.matches(":focus-visible");

/** What is to be shown of somebody: for as long as they are pointed at, or until it is closed. */
interface Shows {
  /** Answers whether there is something to show. */
  readonly peek: (at: HTMLElement) => void;
  readonly open: (at: HTMLElement) => boolean;
  readonly hide: () => void;
  readonly isPeeking: () => boolean;
  /** The focus that comes back to a name then is no wish to see again who it is. */
  readonly isClosing: () => boolean;
}

/**
 * Watches names, faces and mentions: those that are pointed at or come to by keyboard are peeked at, those that are
 * pressed are opened. For as long as the owner is there.
 */
export const watchPeople = ({ peek, open, hide, isPeeking, isClosing }: Shows): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pointedAt: Element | null = null;
  const later = (milliseconds: number, action: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
  const point = (at: HTMLElement | null) => {
    if (at === pointedAt) return;
    pointedAt = at;
    if (at) later(isPeeking() ? HIDE_MS : SHOW_MS, () => isStillMeant(at) && peek(at));
    else later(HIDE_MS, hide);
  };
  const stop = () => {
    clearTimeout(timer);
    pointedAt = null;
    hide();
  };
  const listeners: readonly [string, (event: Event) => void][] = [
    [
      "pointerover",
      (event) => {
        if ((event as PointerEvent).pointerType !== "mouse") return;
        if (isOnCard(event.target)) clearTimeout(timer);
        else point(showsPerson(event.target));
      },
    ],
    [
      "focusin",
      (event) => {
        if (isClosing()) return;
        const at = showsPerson(event.target);
        if (at && hasKeyboardFocus(at)) point(at);
        else if (!isOnCard(event.target)) stop();
      },
    ],
    [
      "click",
      (event) => {
        const { button, metaKey, ctrlKey, shiftKey, altKey } = event as MouseEvent;
        const at = showsPerson(event.target);
        if (!at || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
        stop();
        // Else the link would lead to the profile.
        if (open(at)) event.preventDefault();
      },
    ],
    [
      "keydown",
      (event) => {
        if ((event as KeyboardEvent).key !== "Escape" || !isPeeking()) return;
        event.stopPropagation();
        stop();
      },
    ],
    ["scroll", () => isPeeking() && stop()],
  ];
  for (const [name, listener] of listeners)
    document.addEventListener(name, listener, { capture: true, passive: name === "scroll" });
  onCleanup(() => {
    clearTimeout(timer);
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, { capture: true });
  });
};
