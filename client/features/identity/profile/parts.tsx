import { For, type JSX, Show } from "solid-js";
import { Badge } from "../../../ui/display/badge.tsx";

/** A part of a profile under its heading. */
export const Part = (props: {
  readonly title: string;
  readonly aside?: JSX.Element;
  readonly children: JSX.Element;
}) => (
  <section class="grid gap-2">
    <div class="flex flex-wrap items-baseline justify-between gap-x-4">
      <h2 class="text-lg">{props.title}</h2>
      <div class="text-sm text-ink-faint">{props.aside}</div>
    </div>
    {props.children}
  </section>
);

/** Words side by side; nothing where there are none. */
export const Tags = (props: { readonly title: string; readonly tags: readonly string[] }) => (
  <Show when={props.tags.length > 0}>
    <Part title={props.title}>
      <ul class="flex flex-wrap gap-2">
        <For each={props.tags}>
          {(word) => (
            <li class="max-w-full">
              <Badge class="max-w-full">
                <span class="truncate" dir="auto">
                  {word}
                </span>
              </Badge>
            </li>
          )}
        </For>
      </ul>
    </Part>
  </Show>
);

/** Sentences in their order; nothing where there are none. */
export const Lines = (props: { readonly title: string; readonly lines: readonly string[] }) => (
  <Show when={props.lines.length > 0}>
    <Part title={props.title}>
      <ul class="grid list-disc gap-1 pl-5 text-ink-soft marker:text-ink-faint">
        <For each={props.lines}>{(line) => <li dir="auto">{line}</li>}</For>
      </ul>
    </Part>
  </Show>
);

/** Some lines as they were written; nothing where there are none. */
export const Prose = (props: { readonly title: string; readonly text: string | null }) => (
  <Show when={props.text}>
    {(text) => (
      <Part title={props.title}>
        <p class="max-w-text whitespace-pre-line text-ink-soft" dir="auto">
          {text()}
        </p>
      </Part>
    )}
  </Show>
);
