import { Show } from "solid-js";
import type { ModuleDocument } from "../../../../../domain/courses/studio/document.ts";
import { IconButton } from "../../../../ui/button.tsx";
import { Badge } from "../../../../ui/display/badge.tsx";
import { ArrowDownIcon, ChevronDownIcon, CloseIcon, GripIcon } from "../../../../ui/icons.tsx";
import type { Reordering } from "../../../../ui/ordered/reordering.ts";
import { lineTexts } from "../texts/part-fields.ts";
import { moduleTexts as texts } from "../texts/parts.ts";
import { ModuleForm } from "./module-form.tsx";

/** A module in its place: it can be moved, opened, and taken out. */
export const ModuleRow = (props: {
  readonly module: ModuleDocument;
  readonly place: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly reordering: Reordering;
  readonly onToggle: () => void;
  readonly onChange: (changes: Partial<ModuleDocument>) => void;
  readonly onRemove: () => void;
}) => {
  const title = () => props.module.title.trim() || texts.untitled(props.place + 1);
  const formId = () => `module-${props.module.id}`;
  return (
    <li
      data-module={props.module.id}
      class={`rounded-md border border-line bg-surface ${props.reordering.held() === props.place ? "outline-2 outline-accent" : ""}`}
    >
      <div class="grid grid-cols-[auto_1fr] items-center gap-x-1 sm:grid-cols-[auto_1fr_auto]">
        <IconButton
          {...props.reordering.handle(() => props.place)}
          label={texts.handle(title())}
          class="size-11 cursor-grab touch-none active:cursor-grabbing"
        >
          <GripIcon class="[stroke-width:3]" />
        </IconButton>
        <button
          type="button"
          class="flex min-h-12 min-w-0 items-center gap-2 py-2 pr-2 text-left"
          aria-expanded={props.isOpen}
          aria-controls={formId()}
          onClick={() => props.onToggle()}
        >
          <span class="numeral text-ink-faint">{props.place + 1}</span>
          <span class="min-w-0 flex-1">
            <span data-module-title class="block truncate font-semibold" dir="auto">
              {title()}
            </span>
            <span class="block text-sm text-ink-faint">
              {props.module.sessionNumber === null
                ? lineTexts.noSession
                : lineTexts.session(props.module.sessionNumber)}
            </span>
          </span>
          <Show when={props.module.isDraft}>
            <Badge tone="mark">{texts.draft}</Badge>
          </Show>
          <ChevronDownIcon class={`size-4 transition-transform ${props.isOpen ? "rotate-180" : ""}`} />
        </button>
        <div class="col-span-2 flex justify-end sm:col-span-1">
          <IconButton
            data-part="up"
            class="size-11"
            label={texts.up(title())}
            disabled={props.place === 0}
            onClick={() => props.reordering.up(props.place)}
          >
            <ArrowDownIcon class="rotate-180" />
          </IconButton>
          <IconButton
            data-part="down"
            class="size-11"
            label={texts.down(title())}
            disabled={props.place === props.count - 1}
            onClick={() => props.reordering.down(props.place)}
          >
            <ArrowDownIcon />
          </IconButton>
          <IconButton class="size-11" label={texts.remove(title())} onClick={() => props.onRemove()}>
            <CloseIcon />
          </IconButton>
        </div>
      </div>
      <div id={formId()} hidden={!props.isOpen}>
        <Show when={props.isOpen}>
          <ModuleForm module={props.module} onChange={(changes) => props.onChange(changes)} />
        </Show>
      </div>
    </li>
  );
};
