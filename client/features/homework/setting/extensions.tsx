import { createSignal, For, Show } from "solid-js";
import type { Assignment, HomeworkStudent } from "../../../../domain/homework/model.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Input } from "../../../ui/forms/field.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { homeworkApi } from "../api.ts";
import { extensionTexts as texts } from "../texts/setting.ts";

const StudentLine = (props: {
  readonly student: HomeworkStudent;
  readonly busy: boolean;
  readonly onGive: (day: string | null) => void;
}) => {
  const [day, setDay] = createSignal(props.student.extendedTo ?? "");
  const name = () => props.student.person.name;
  const due = () =>
    props.student.dueAt === null
      ? texts.noDue
      : texts.due(formatTime(props.student.dueAt, "full", props.student.timeZone));
  return (
    <li class="grid gap-2 border-t border-line py-3 first:border-t-0">
      <div class="flex items-center gap-3">
        <Avatar person={props.student.person} size="sm" />
        <p class="grid min-w-0 leading-tight">
          <span class="truncate font-semibold">{name()}</span>
          <span class="text-sm text-ink-soft">{due()}</span>
        </p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Input
          type="date"
          class="max-w-44"
          aria-label={texts.until(name())}
          value={day()}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <Button
          class="min-h-11"
          aria-label={texts.giveTo(name())}
          disabled={day() === "" || day() === props.student.extendedTo}
          busy={props.busy}
          onClick={() => props.onGive(day())}
        >
          {texts.give}
        </Button>
        <Show when={props.student.extendedTo}>
          <Button
            variant="quiet"
            class="min-h-11"
            aria-label={texts.takeBackOf(name())}
            onClick={() => {
              setDay("");
              props.onGive(null);
            }}
          >
            {texts.takeBack}
          </Button>
        </Show>
      </div>
    </li>
  );
};

/** More time for single students. */
const Extensions = (props: {
  readonly assignment: Assignment;
  readonly title: string;
  readonly onChange: () => void;
  readonly onClose: () => void;
}) => {
  const [q, setQ] = createSignal("");
  const students = createRemote(
    () => `homework students ${props.assignment.id} ${q()}`,
    (signal) => homeworkApi.students(props.assignment.id, q(), signal),
  );
  const { busy, failure, run } = createAttempt();
  const give = (student: HomeworkStudent, day: string | null) =>
    void run(async () => {
      await homeworkApi.extend(props.assignment.id, student.person.id, day);
      students.reload();
      props.onChange();
      if (day !== null) showToast({ tone: "good", title: texts.given(student.person.name) });
    });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      description={texts.text}
      footer={
        <Button class="min-h-11" onClick={props.onClose}>
          {texts.close}
        </Button>
      }
    >
      <SearchBox label={texts.search} value={q()} onText={setQ} />
      <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
      <Show when={students.data()} fallback={<Skeleton class="h-24 w-full" />}>
        {(found) => (
          <ul class="grid max-h-96 overflow-y-auto">
            <For each={found().students} fallback={<li class="text-ink-soft">{texts.none}</li>}>
              {(student) => (
                <StudentLine student={student} busy={busy()} onGive={(day) => give(student, day)} />
              )}
            </For>
          </ul>
        )}
      </Show>
    </Dialog>
  );
};

export default Extensions;
