import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from "solid-js";

/** Whether something has been so for that many milliseconds without a break; not so at once when it is over. */
export const lasting = (is: Accessor<boolean>, forMs: number): Accessor<boolean> => {
  const now = createMemo(is);
  const [lasts, setLasts] = createSignal(false);
  createEffect(() => {
    setLasts(false);
    if (!now()) return;
    const timer = setTimeout(() => setLasts(true), forMs);
    onCleanup(() => clearTimeout(timer));
  });
  return () => lasts() && now();
};
