/** Milliseconds without a scroll after which none of before is under way any more. */
const QUIET_MS = 400;

/** What somebody does to scroll a list themselves. */
const OWN = ["wheel", "touchstart", "pointerdown", "keydown", "focusin"] as const;

/** Keeps a list where its reader was taken, against scrolling that began before. */
export interface ScrollGuard {
  /** True from `begin` until the reader scrolls themselves, or nothing has scrolled for a while. */
  readonly isOn: () => boolean;
  readonly begin: () => void;
  /** The list was scrolled: while the guard is on, `back` brings it to its place again, and what is under way goes on. */
  readonly scrolled: (back: () => void) => void;
  readonly end: () => void;
  /** Listens to what the reader does with the element; returns how to stop. */
  readonly attach: (scroller: HTMLElement) => () => void;
}

/**
 * Browsers animate what a key or a wheel began outside the page's thread, and go on with it after the page has
 * scrolled elsewhere: Home, and at once the button that leads to the end, would end somewhere between.
 */
export const createScrollGuard = (): ScrollGuard => {
  let isOn = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    isOn = false;
    clearTimeout(timer);
  };
  const begin = () => {
    end();
    isOn = true;
    // After two frames, too: a slow page gets the event of a scroll only with the next one.
    timer = setTimeout(() => {
      const before = timer;
      requestAnimationFrame(() => requestAnimationFrame(() => before === timer && end()));
    }, QUIET_MS);
  };
  return {
    isOn: () => isOn,
    begin,
    scrolled: (back) => {
      if (!isOn) return;
      back();
      begin();
    },
    end,
    attach: (scroller) => {
      for (const type of OWN) scroller.addEventListener(type, end, { passive: true });
      return () => {
        end();
        for (const type of OWN) scroller.removeEventListener(type, end);
      };
    },
  };
};
