import { Show } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { somebody } from "../texts/messages.ts";

/**
 * The name of somebody in the room. Pointing at it, pressing it or coming to it by keyboard shows who they are
 * (`watchPeople`); until that is loaded it leads to their profile.
 */
export const AuthorName = (props: {
  readonly person: Person | undefined;
  /** Whether Tab stops here. */
  readonly isStop: boolean;
}) => (
  <Show when={props.person} fallback={<span class="font-semibold">{somebody}</span>}>
    {(person) => (
      <a
        class="rounded-sm font-semibold hover:underline"
        href={`/u/${person().handle}`}
        data-person={person().id}
        aria-haspopup="dialog"
        tabindex={props.isStop ? 0 : -1}
      >
        {person().name}
      </a>
    )}
  </Show>
);
