import { createSignal, Index } from "solid-js";
import { MAX_QUALIFICATIONS } from "../../../../domain/identity/profile/limits.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Input } from "../../../ui/forms/field.tsx";
import { ArrowDownIcon, CloseIcon, GripIcon, PlusIcon } from "../../../ui/icons.tsx";
import { moved, placeAt } from "../../../ui/ordered/reorder.ts";
import { Block, BlockProblem } from "./block.tsx";
import { lineProblem } from "./draft.ts";
import type { Editor } from "./editor-state.ts";
import { editorTexts, qualificationTexts as texts } from "./texts.ts";

const PROBLEM = "qualifications-problem";
/** Where the focus goes once the row of a place is drawn. */
type Part = "text" | "handle" | "up" | "down";

/** Qualifications in their order: each can be typed over, removed, and moved by arrow keys, buttons or by dragging. */
export const QualificationList = (props: { readonly editor: Editor }) => {
  const lines = () => props.editor.draft.qualifications;
  const [held, setHeld] = createSignal<number>();
  const [told, setTold] = createSignal("");
  let list: HTMLOListElement | undefined;
  let addButton: HTMLButtonElement | undefined;

  const change = (next: readonly string[]) => props.editor.set("qualifications", next);
  const focus = (place: number, part: Part) =>
    queueMicrotask(() => {
      const row = list?.children[place];
      (
        row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`) ??
        row?.querySelector<HTMLElement>('[data-part="text"]') ??
        addButton
      )?.focus();
    });

  const move = (from: number, to: number, part: Part) => {
    if (to < 0 || to >= lines().length || to === from) return;
    change(moved(lines(), from, to));
    setTold(texts.moved(to + 1, lines().length));
    focus(to, part);
  };
  const remove = (place: number) => {
    change(lines().toSpliced(place, 1));
    setTold(texts.removed);
    focus(Math.min(place, lines().length - 1), "text");
  };
  const add = () => {
    change([...lines(), ""]);
    focus(lines().length - 1, "text");
  };

  const drag = (event: PointerEvent) => {
    const from = held();
    if (from === undefined || !list) return;
    const rows = Array.from(list.children, (row) => row.getBoundingClientRect());
    const to = placeAt(rows, from, event.clientY);
    if (to === from) return;
    change(moved(lines(), from, to));
    setHeld(to);
  };
  const drop = () => {
    const place = held();
    if (place === undefined) return;
    setHeld(undefined);
    setTold(texts.moved(place + 1, lines().length));
    focus(place, "handle");
  };
  const byKey = (event: KeyboardEvent, place: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(place, place + step, "handle");
  };

  return (
    <Block
      id="qualifications"
      title={editorTexts.fields.qualifications}
      hint={texts.hint}
      audience="profile"
      aside={editorTexts.count(lines().length, MAX_QUALIFICATIONS)}
    >
      <ol ref={list} class="grid gap-3 empty:hidden">
        <Index each={lines()}>
          {(line, place) => (
            <li
              class={`grid grid-cols-[auto_1fr] items-center gap-x-1 gap-y-1 rounded-md sm:grid-cols-[auto_1fr_auto] ${held() === place ? "bg-accent-soft outline-2 outline-accent" : ""}`}
            >
              <IconButton
                data-part="handle"
                label={`${texts.label(place + 1)}. ${texts.drag}`}
                class="size-11 cursor-grab touch-none active:cursor-grabbing"
                onKeyDown={(event) => byKey(event, place)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setHeld(place);
                }}
                onPointerMove={drag}
                onPointerUp={drop}
                onPointerCancel={drop}
                onLostPointerCapture={drop}
              >
                <GripIcon class="[stroke-width:3]" />
              </IconButton>
              <Input
                data-part="text"
                name="qualifications"
                aria-label={texts.label(place + 1)}
                aria-invalid={lineProblem(line()) ? "true" : undefined}
                aria-describedby={props.editor.problems().qualifications ? PROBLEM : undefined}
                placeholder={texts.placeholder}
                value={line()}
                onInput={(event) => change(lines().with(place, event.currentTarget.value))}
              />
              <div class="col-span-2 flex justify-end sm:col-span-1">
                <IconButton
                  data-part="up"
                  class="size-11"
                  label={texts.up(place + 1)}
                  disabled={place === 0}
                  onClick={() => move(place, place - 1, "up")}
                >
                  <ArrowDownIcon class="rotate-180" />
                </IconButton>
                <IconButton
                  data-part="down"
                  class="size-11"
                  label={texts.down(place + 1)}
                  disabled={place === lines().length - 1}
                  onClick={() => move(place, place + 1, "down")}
                >
                  <ArrowDownIcon />
                </IconButton>
                <IconButton class="size-11" label={texts.remove(place + 1)} onClick={() => remove(place)}>
                  <CloseIcon />
                </IconButton>
              </div>
            </li>
          )}
        </Index>
      </ol>
      <BlockProblem id={PROBLEM} problem={props.editor.problems().qualifications} />
      <Button
        ref={addButton}
        class="min-h-11 justify-self-start"
        disabled={lines().length >= MAX_QUALIFICATIONS}
        onClick={add}
      >
        <PlusIcon />
        {texts.add}
      </Button>
      <p class="sr-only" aria-live="polite">
        {told()}
      </p>
    </Block>
  );
};
