import { createSignal } from "solid-js";

const [online, setOnline] = createSignal(navigator.onLine);

addEventListener("online", () => setOnline(true));
addEventListener("offline", () => setOnline(false));

/** Whether the device believes it has a network. True promises nothing; false is certain. */
export { online };
