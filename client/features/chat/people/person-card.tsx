import { createResource, Show } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { roleName } from "../room/roles.ts";
import { useRoom } from "../room/room-context.ts";
import { personText } from "../texts/people.ts";
import type { PersonFacts } from "./person-facts.ts";

/** Who somebody is: their face, name, role in this course and title, whether they are free to help, and the way on. */
export const PersonCard = (props: {
  readonly person: Person;
  readonly read: (person: Person) => Promise<PersonFacts>;
  /** Whether Tab stops at the way on. */
  readonly isStop: boolean;
}) => {
  const { chat, course, userId } = useRoom();
  const [facts] = createResource(() => props.person, props.read);
  const found = () => (facts.state === "ready" ? facts.latest : undefined);
  const present = () => chat.state().present[props.person.id];
  const role = () => {
    if (props.person.id === course.creator.id) return "creator";
    if (course.teachers.some(({ person }) => person.id === props.person.id)) return "student_teacher";
    return found()?.member?.role ?? present()?.role;
  };
  return (
    <div class="grid w-full gap-3 p-4 sm:w-72" data-person-card>
      <div class="flex items-center gap-3">
        <Avatar person={props.person} size="lg" dot={present() ? "good" : undefined} />
        <div class="min-w-0 leading-snug">
          <p class="truncate font-bold">
            {props.person.name}
            <Show when={props.person.id === userId}>
              <span class="font-normal text-ink-faint text-sm"> ({personText.you})</span>
            </Show>
          </p>
          <p class="truncate text-ink-soft text-sm">@{props.person.handle}</p>
        </div>
      </div>
      {/* Lines have their room before they are known. */}
      <div class="grid gap-1 text-sm">
        <p class="flex min-h-5 flex-wrap items-center gap-x-2 leading-5">
          <Show when={role()}>{(name) => <span>{roleName(name())}</span>}</Show>
          <Show when={found()?.member?.isAvailable}>
            <span class="rounded-sm bg-mark px-1.5 font-semibold text-on-mark text-xs">
              {personText.free}
            </span>
          </Show>
          <Show when={present()}>
            <span class="text-good-ink">{personText.here}</span>
          </Show>
        </p>
        <p class="line-clamp-2 min-h-5 text-ink-soft leading-5">{found()?.title}</p>
      </div>
      <ButtonLink href={`/u/${props.person.handle}`} tabindex={props.isStop ? 0 : -1}>
        {personText.viewProfile}
      </ButtonLink>
    </div>
  );
};
