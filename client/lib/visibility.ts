import { createSignal } from "solid-js";

const [hidden, setHidden] = createSignal(document.hidden);

document.addEventListener("visibilitychange", () => setHidden(document.hidden));

/** Whether nobody looks at this tab. */
export { hidden };
