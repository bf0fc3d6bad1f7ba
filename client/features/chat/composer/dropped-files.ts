import { onCleanup } from "solid-js";

/**
 * Takes the files that are dropped anywhere on the page and that nothing else took: a browser would leave the page to
 * show them. Lasts as long as its owner. What is dragged over what does not matter, so neither does the order in which a browser tells of it.
 */
export const watchDrops = (take: (files: readonly File[]) => void): void => {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  const onDragOver = (event: DragEvent) => hasFiles(event) && event.preventDefault();
  const onDrop = (event: DragEvent) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  };
  document.addEventListener("dragover", onDragOver);
  document.addEventListener("drop", onDrop);
  onCleanup(() => {
    document.removeEventListener("dragover", onDragOver);
    document.removeEventListener("drop", onDrop);
  });
};
