import { type JSX, onMount } from "solid-js";
import { takeFocusTurn } from "../lib/focus-turn.ts";
import { useTitle } from "../lib/title.ts";

export interface PageHeadingProps {
  /** The page's name in the tab, one of `domain/platform/pages/rules.ts`; undefined until it is known. */
  readonly title: string | undefined;
  /** What stands there, where that is something else than the name. */
  readonly children?: JSX.Element;
  readonly class?: string | undefined;
}

/** The one h1 of a page: names the tab, and takes the focus when the reader has come from another page. */
export const PageHeading = (props: PageHeadingProps) => {
  let heading: HTMLHeadingElement | undefined;
  useTitle(() => props.title);
  onMount(() => {
    if (heading) takeFocusTurn(heading);
  });
  return (
    <h1 ref={heading} tabIndex={-1} class={props.class ?? "text-2xl"}>
      {props.children ?? props.title}
    </h1>
  );
};
