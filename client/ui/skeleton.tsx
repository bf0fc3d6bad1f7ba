import { For, type JSX } from "solid-js";

/** A grey shape where something is about to be. Size it by `class`. */
export const Skeleton = (props: { readonly class?: string | undefined }) => (
  <div class={`skeleton ${props.class ?? "h-4 w-full"}`} aria-hidden="true" />
);

/** Lines of text that are about to be, the last one shorter. */
export const SkeletonText = (props: { readonly lines?: number | undefined }) => (
  <div class="grid gap-2.5" aria-hidden="true">
    <For each={Array.from({ length: props.lines ?? 3 })}>
      {(_, index) => <Skeleton class={index() === (props.lines ?? 3) - 1 ? "h-4 w-3/5" : "h-4 w-full"} />}
    </For>
  </div>
);

/** Wraps skeletons and says once, to those who do not see them, that something loads. */
export const Loading = (props: {
  readonly label: string;
  readonly class?: string | undefined;
  readonly children: JSX.Element;
}) => (
  <div role="status" class={props.class}>
    <span class="sr-only">{props.label}</span>
    {props.children}
  </div>
);
