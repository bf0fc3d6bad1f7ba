import { createSignal, Show, Suspense } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { ClockIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import type { TeacherChoice } from "./teacher-choices.ts";
import { teacherTexts as texts } from "./teacher-texts.ts";

const TeacherDialog = lazyComponent(() => import("./teacher-dialog.tsx"));

/** Who teaches somebody, or would, and the way to choose somebody else. `chosen` null: whoever is free first. */
export const TeacherLine = (props: {
  readonly teachers: readonly TeacherChoice[];
  readonly chosen: Person | null;
  /** Said in the dialog, where that is something else than when enrolling. */
  readonly hint?: string;
  /** The choice has been made before. */
  readonly isChange?: boolean;
  readonly onChoose: (teacher: TeacherChoice | null) => void | Promise<void>;
}) => {
  const [open, setOpen] = createSignal(false);
  const isFree = () =>
    props.teachers.some(({ person, available }) => available && person.id === props.chosen?.id);
  return (
    <div class="flex min-h-12 items-center gap-3">
      <Show
        when={props.chosen}
        fallback={
          <span class="flex size-10 shrink-0 items-center justify-center rounded-full bg-good-soft text-good-ink">
            <ClockIcon />
          </span>
        }
      >
        {(person) => <Avatar person={person()} dot={isFree() ? "good" : undefined} />}
      </Show>
      <p class="grid min-w-0 flex-1 leading-tight">
        <span class="text-sm text-ink-faint">{texts.label}</span>
        <span class="font-semibold wrap-anywhere">{props.chosen?.name ?? texts.anyone}</span>
        <Show when={isFree()}>
          <span class="text-sm text-good-ink">{texts.freeNow}</span>
        </Show>
      </p>
      <Show when={props.teachers.length > 0}>
        <Button
          variant="quiet"
          class="-mr-2 px-3!"
          aria-label={props.isChange ? texts.changeLabel : texts.chooseLabel}
          onClick={() => setOpen(true)}
        >
          {props.isChange ? texts.change : texts.choose}
        </Button>
      </Show>
      <Show when={open()}>
        <Suspense>
          <TeacherDialog
            teachers={props.teachers}
            chosen={props.chosen?.id ?? null}
            hint={props.hint}
            onChoose={props.onChoose}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </div>
  );
};
