import type { JSX } from "solid-js";

/** A part of a course's page under a heading of its own. */
export const Section = (props: {
  readonly title: string;
  /** Names it in addresses: `#id`. */
  readonly id?: string | undefined;
  readonly aside?: JSX.Element;
  readonly children: JSX.Element;
}) => (
  <section id={props.id} class="grid scroll-mt-24 gap-4">
    <div class="flex flex-wrap items-baseline justify-between gap-x-4">
      <h2 class="text-xl">{props.title}</h2>
      <div class="text-sm text-ink-faint">{props.aside}</div>
    </div>
    {props.children}
  </section>
);
