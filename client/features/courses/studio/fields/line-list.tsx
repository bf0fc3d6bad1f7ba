import { Index, type JSX, Show } from "solid-js";
import { Button, IconButton } from "../../../../ui/button.tsx";
import { Input } from "../../../../ui/forms/field.tsx";
import { ArrowDownIcon, CloseIcon, GripIcon, PlusIcon } from "../../../../ui/icons.tsx";
import { moved } from "../../../../ui/ordered/reorder.ts";
import { createReordering } from "../../../../ui/ordered/reordering.ts";
import { lineTexts as texts } from "../texts/part-fields.ts";

/** Lines of text in an order that dragging, arrow keys and buttons change. */
export const LineList = <Line,>(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly lines: readonly Line[];
  readonly max: number;
  readonly maxLength: number;
  readonly textOf: (line: Line) => string;
  /** The same line with another text; a new one where there is none. */
  readonly withText: (line: Line | undefined, text: string) => Line;
  readonly onChange: (lines: readonly Line[]) => void;
  /** What stands before the text of a line. */
  readonly before?: (line: () => Line, change: (line: Line) => void, place: number) => JSX.Element;
}) => {
  let list: HTMLOListElement | undefined;
  let addButton: HTMLButtonElement | undefined;
  const reordering = createReordering({
    count: () => props.lines.length,
    move: (from, to) => props.onChange(moved(props.lines, from, to)),
    list: () => list,
    told: texts.moved,
  });
  const focus = (place: number) =>
    queueMicrotask(() => {
      const row = list?.children[place];
      (row?.querySelector<HTMLElement>('[data-part="text"]') ?? addButton)?.focus();
    });
  const add = () => {
    props.onChange([...props.lines, props.withText(undefined, "")]);
    focus(props.lines.length - 1);
  };
  const remove = (place: number) => {
    props.onChange(props.lines.toSpliced(place, 1));
    focus(Math.min(place, props.lines.length - 1));
  };
  const problemId = () => `${props.name}-problem`;

  return (
    <fieldset class="grid gap-2">
      <legend class="mb-1 text-sm font-semibold">{props.label}</legend>
      <Show when={props.hint}>
        <p class="text-sm text-ink-faint">{props.hint}</p>
      </Show>
      <ol ref={list} class="grid gap-2 empty:hidden">
        <Index each={props.lines}>
          {(line, place) => (
            <li
              class={`grid grid-cols-[auto_1fr] items-center gap-1 rounded-md sm:grid-cols-[auto_1fr_auto] ${reordering.held() === place ? "bg-accent-soft outline-2 outline-accent" : ""}`}
            >
              <IconButton
                {...reordering.handle(() => place)}
                label={`${texts.line(props.label, place + 1)}. ${texts.drag}`}
                class="size-11 cursor-grab touch-none active:cursor-grabbing"
              >
                <GripIcon class="[stroke-width:3]" />
              </IconButton>
              <div class="flex min-w-0 flex-wrap gap-2">
                {props.before?.(line, (changed) => props.onChange(props.lines.with(place, changed)), place)}
                <Input
                  data-part="text"
                  name={props.name}
                  class="min-w-40 flex-1"
                  dir="auto"
                  aria-label={texts.line(props.label, place + 1)}
                  aria-describedby={props.problem ? problemId() : undefined}
                  maxlength={props.maxLength}
                  value={props.textOf(line())}
                  onInput={(event) =>
                    props.onChange(props.lines.with(place, props.withText(line(), event.currentTarget.value)))
                  }
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" || event.isComposing || props.lines.length >= props.max) return;
                    event.preventDefault();
                    add();
                  }}
                />
              </div>
              <div class="col-span-2 flex justify-end sm:col-span-1">
                <IconButton
                  data-part="up"
                  class="size-11"
                  label={texts.up(place + 1)}
                  disabled={place === 0}
                  onClick={() => reordering.up(place)}
                >
                  <ArrowDownIcon class="rotate-180" />
                </IconButton>
                <IconButton
                  data-part="down"
                  class="size-11"
                  label={texts.down(place + 1)}
                  disabled={place === props.lines.length - 1}
                  onClick={() => reordering.down(place)}
                >
                  <ArrowDownIcon />
                </IconButton>
                <IconButton class="size-11" label={texts.removeLine(place + 1)} onClick={() => remove(place)}>
                  <CloseIcon />
                </IconButton>
              </div>
            </li>
          )}
        </Index>
      </ol>
      <Show when={props.problem}>
        {(problem) => (
          <p id={problemId()} class="text-sm font-medium text-danger-ink">
            {problem()}
          </p>
        )}
      </Show>
      <p role="status" class="sr-only">
        {reordering.announced()}
      </p>
      <Show when={props.lines.length < props.max}>
        <Button
          ref={addButton}
          class="min-h-11 justify-self-start"
          aria-label={texts.addLine(props.label)}
          onClick={add}
        >
          <PlusIcon />
          {texts.add}
        </Button>
      </Show>
    </fieldset>
  );
};
