import { createEffect, type JSX, on, onCleanup, onMount } from "solid-js";
import { isOutdated } from "../lib/lazy-load.ts";
import { online } from "../lib/online.ts";

/** A page that fills the window between the shell's bars and scrolls inside, as rooms do. */
export const LivePage = (props: { readonly children: JSX.Element }) => {
  let page!: HTMLDivElement;
  const fillWindow = () => {
    const above = page.getBoundingClientRect().top + scrollY;
    const below = page.parentElement
      ? Number.parseFloat(getComputedStyle(page.parentElement).paddingBottom)
      : 0;
    page.style.setProperty("--bars", `${above + below}px`);
  };
  onMount(() => {
    fillWindow();
    addEventListener("resize", fillWindow);
    onCleanup(() => removeEventListener("resize", fillWindow));
  });
  createEffect(on([online, isOutdated], () => requestAnimationFrame(fillWindow), { defer: true }));
  return (
    <div
      ref={page}
      class="mx-auto flex h-[calc(100dvh-var(--bars,8rem))] min-h-80 max-w-page flex-col overflow-hidden border-line bg-surface xl:border-x"
    >
      {props.children}
    </div>
  );
};
