import { createSignal, For, type JSX } from "solid-js";
import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { createCategories } from "../categories.ts";
import type { Draft, DraftConflict } from "../draft/draft.ts";
import { fieldTexts } from "../texts/fields.ts";
import { conflictTexts as texts } from "../texts/parts.ts";
import { valueName } from "../texts/values.ts";

/** A value of the document as somebody can compare it with another; categories by their ids have names. */
const shown = (
  field: DocumentField,
  document: CourseDocument,
  categories: ReadonlyMap<string, string>,
): string => {
  const value = document[field];
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (value === null || value === "") return texts.empty;
  if (field === "categoryId") return categories.get(String(value)) ?? texts.another;
  if (typeof value !== "object") return valueName(field, value, document.currency);
  if (value.length === 0) return texts.empty;
  return (value as readonly unknown[])
    .map((entry, place) => {
      if (typeof entry === "string") return entry;
      const { title, content, quote } = entry as Readonly<Record<string, string | undefined>>;
      return `${place + 1}. ${title ?? content ?? quote ?? ""}`;
    })
    .join("\n");
};

type Side = "mine" | "theirs";

const Choice = (props: {
  readonly field: DocumentField;
  readonly mine: CourseDocument;
  readonly theirs: CourseDocument;
  readonly categories: ReadonlyMap<string, string>;
  readonly chosen: Side;
  readonly onChoose: (side: Side) => void;
}) => {
  const Option = (own: {
    readonly side: Side;
    readonly from: string;
    readonly label: string;
    readonly value: string;
  }) => (
    <label class="grid cursor-pointer content-start gap-2 rounded-md border border-edge p-3 has-checked:border-accent has-checked:bg-accent-soft">
      <span class="flex items-center gap-2 text-sm font-semibold">
        <input
          type="radio"
          class="size-5 accent-accent"
          name={`conflict-${props.field}`}
          checked={props.chosen === own.side}
          onChange={() => props.onChoose(own.side)}
        />
        {own.label}
      </span>
      <span class="text-xs text-ink-faint">{own.from}</span>
      <span class="max-h-40 overflow-y-auto text-sm whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
        {own.value}
      </span>
    </label>
  );
  return (
    <fieldset class="grid gap-2">
      <legend class="mb-1 font-semibold">{fieldTexts[props.field].label}</legend>
      <div class="grid gap-2 sm:grid-cols-2">
        <Option
          side="mine"
          from={texts.here}
          label={texts.mine}
          value={shown(props.field, props.mine, props.categories)}
        />
        <Option
          side="theirs"
          from={texts.there}
          label={texts.theirs}
          value={shown(props.field, props.theirs, props.categories)}
        />
      </div>
    </fieldset>
  );
};

/** Fields that were changed in two places: both values are shown, and one of each is chosen. */
export default function ConflictDialog(props: {
  readonly draft: Draft;
  readonly conflict: DraftConflict;
}): JSX.Element {
  const [theirs, setTheirs] = createSignal<readonly DocumentField[]>([]);
  const [isOpen, setOpen] = createSignal(true);
  const categories = createCategories();
  const names = () => new Map(categories.data()?.categories.map(({ id, name }) => [id, name]));
  const choose = (field: DocumentField, side: Side) =>
    setTheirs((known) => [...known.filter((one) => one !== field), ...(side === "theirs" ? [field] : [])]);
  return (
    <>
      <Button class="min-h-11" variant="help" onClick={() => setOpen(true)}>
        {texts.title}
      </Button>
      <Dialog
        open={isOpen()}
        onClose={() => setOpen(false)}
        title={texts.title}
        description={texts.text}
        footer={
          <Button variant="primary" class="min-h-11" onClick={() => props.draft.settle(theirs())}>
            {texts.apply}
          </Button>
        }
      >
        <div class="grid gap-5">
          <For each={props.conflict.fields}>
            {(field) => (
              <Choice
                field={field}
                mine={props.draft.document()}
                theirs={props.conflict.current.document}
                categories={names()}
                chosen={theirs().includes(field) ? "theirs" : "mine"}
                onChoose={(side) => choose(field, side)}
              />
            )}
          </For>
        </div>
      </Dialog>
    </>
  );
}
