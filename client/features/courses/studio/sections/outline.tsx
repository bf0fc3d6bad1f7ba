import { For, Show } from "solid-js";
import type { Missing } from "../../../../../domain/courses/studio/checks/rules.ts";
import { editorTexts as texts } from "../texts/editor.ts";
import { SECTIONS, type SectionKey, sectionOf } from "./sections.ts";

/** The ways to the parts of the editor, with how much is missing in each. */
export const Outline = (props: {
  readonly missing: readonly Missing[];
  readonly onGo: (section: SectionKey) => void;
}) => (
  <nav aria-label={texts.outline}>
    <ul class="grid gap-0.5">
      <For each={SECTIONS}>
        {(section) => {
          const count = () => props.missing.filter(({ field }) => sectionOf(field) === section).length;
          return (
            <li>
              <a
                href={`#${section}`}
                class="flex min-h-10 items-center rounded-md px-3 text-sm font-semibold text-ink-soft hover:bg-sunken hover:text-ink"
                onClick={(event) => {
                  event.preventDefault();
                  props.onGo(section);
                }}
              >
                <span class="flex-1">{texts.sections[section]}</span>
                <Show when={count() > 0}>
                  <span class="text-danger-ink tabular-nums">
                    <span aria-hidden="true">{count()}</span>
                    <span class="sr-only">{texts.openParts(count())}</span>
                  </span>
                </Show>
              </a>
            </li>
          );
        }}
      </For>
    </ul>
  </nav>
);
