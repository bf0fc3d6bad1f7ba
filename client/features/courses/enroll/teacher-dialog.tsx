import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ClockIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type TeacherChoice, whyOffered } from "./teacher-choices.ts";
import { teacherTexts as texts } from "./teacher-texts.ts";

const Option = (props: {
  readonly group: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly picture: JSX.Element;
  readonly name: string;
  readonly why: string;
}) => (
  <label class="flex min-h-16 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-2 hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent">
    <input
      type="radio"
      name={props.group}
      class="size-5 shrink-0 accent-accent"
      checked={props.isChosen}
      onChange={() => props.onChoose()}
    />
    {props.picture}
    <span class="grid min-w-0 flex-1">
      <span class="truncate font-semibold">{props.name}</span>
      <span class="text-sm text-ink-soft">{props.why}</span>
    </span>
  </label>
);

/** Whom one wants to be taught by; null is whoever is free first. What `onChoose` throws is shown. */
const TeacherDialog = (props: {
  readonly teachers: readonly TeacherChoice[];
  readonly chosen: string | null;
  readonly hint?: string | undefined;
  readonly onChoose: (teacher: TeacherChoice | null) => void | Promise<void>;
  readonly onClose: () => void;
}) => {
  const group = createUniqueId();
  const [wanted, setWanted] = createSignal(props.chosen);
  const { busy, failure, run } = createAttempt();
  const teacher = () => props.teachers.find(({ person }) => person.id === wanted()) ?? null;

  const choose = async () => {
    if (await run(async () => props.onChoose(teacher()))) props.onClose();
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={texts.title}
      description={props.hint ?? texts.text}
      footer={
        <>
          <Button onClick={props.onClose}>{texts.keep}</Button>
          <Button variant="primary" busy={busy()} onClick={() => void choose()}>
            {teacher() ? texts.done(teacher()?.person.name.split(/\s+/u)[0] ?? "") : texts.doneAnyone}
          </Button>
        </>
      }
    >
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <fieldset class="grid max-h-[50dvh] gap-2 overflow-y-auto">
        <legend class="sr-only">{texts.label}</legend>
        <Option
          group={group}
          isChosen={wanted() === null}
          onChoose={() => setWanted(null)}
          picture={
            <span class="flex size-10 shrink-0 items-center justify-center rounded-full bg-good-soft text-good-ink">
              <ClockIcon />
            </span>
          }
          name={texts.anyone}
          why={texts.anyoneWhy}
        />
        <For each={props.teachers}>
          {(choice) => (
            <Option
              group={group}
              isChosen={wanted() === choice.person.id}
              onChoose={() => setWanted(choice.person.id)}
              picture={<Avatar person={choice.person} dot={choice.available ? "good" : undefined} />}
              name={choice.person.name}
              why={whyOffered(choice).join(" · ")}
            />
          )}
        </For>
      </fieldset>
    </Dialog>
  );
};

export default TeacherDialog;
