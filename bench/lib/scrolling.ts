import type { Page } from "playwright-core";

/** What a page did while it was scrolled. */
export interface Scrolled {
  /** Milliseconds from each picture to the next. */
  readonly frames: readonly number[];
  /** Pixels that the list has moved. */
  readonly pixels: number;
}

/** The list of messages: the element that scrolls, wherever the page has put it. */
const SCROLLER = `(() => {
  const region = [...document.querySelectorAll("[aria-label]")].find((element) =>
    (element.getAttribute("aria-label") ?? "").startsWith("Messages"));
  for (let element = region?.querySelector("li") ?? region; element; element = element.parentElement)
    if (element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY))
      return element;
  throw new Error("The messages do not scroll.");
})()`;

/** Puts the list at its beginning. */
export const toBeginning = (page: Page): Promise<void> => page.evaluate(`${SCROLLER}.scrollTop = 0; void 0`);

/**
 * Scrolls the list like a finger that does not stop: a step with every picture, turning round at its ends.
 * @param pixelsPerSecond the finger's speed; negative is upwards
 */
export const scroll = (page: Page, pixelsPerSecond: number, milliseconds: number): Promise<Scrolled> =>
  page.evaluate(`new Promise((resolve) => {
    const list = ${SCROLLER};
    const frames = [];
    const began = performance.now();
    let last;
    let speed = ${pixelsPerSecond} / 1000;
    let pixels = 0;
    const step = (now) => {
      if (last !== undefined) {
        const before = list.scrollTop;
        frames.push(now - last);
        list.scrollTop = before + speed * (now - last);
        pixels += Math.abs(list.scrollTop - before);
        if (list.scrollTop <= 0) speed = Math.abs(speed);
        if (list.scrollTop >= list.scrollHeight - list.clientHeight - 1) speed = -Math.abs(speed);
      }
      last = now;
      if (performance.now() - began < ${milliseconds}) requestAnimationFrame(step);
      else resolve({ frames, pixels });
    };
    requestAnimationFrame(step);
  })`);
