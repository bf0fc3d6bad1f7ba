import { onCleanup } from "solid-js";

/** Listens to an element until the owner, as a component or an effect of it, is gone. */
export const listen = <Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
  listener: (event: HTMLElementEventMap[Type]) => void,
): void => {
  element.addEventListener(type, listener);
  onCleanup(() => element.removeEventListener(type, listener));
};
