import { Show } from "solid-js";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";
import { viewing } from "./viewer.ts";

const FileViewer = lazyInPlace(() => import("./file-viewer.tsx"));

/** Where a file of the room is seen over everything; loaded with the first one that is opened. */
export const ViewerPlace = () => (
  <Show when={viewing() !== null}>
    <FileViewer />
  </Show>
);
