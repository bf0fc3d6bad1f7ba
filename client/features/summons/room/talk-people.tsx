import { Index } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";

/** The two people of a talk and whether they are here. */
export const TalkPeople = (props: {
  readonly summon: Summon;
  readonly present: readonly string[];
  readonly youId: string;
}) => {
  const people = () =>
    [
      { person: props.summon.student, role: "Asks" },
      { person: props.summon.responder, role: "Helps" },
    ].flatMap(({ person, role }) => (person ? [{ person, role }] : []));
  return (
    <ul class="grid grid-cols-1 content-start gap-2">
      <Index each={people()}>
        {(place) => {
          const person = () => place().person;
          const here = () => props.present.includes(person().id);
          return (
            <li class="flex items-center gap-3">
              <Avatar person={person()} size="sm" dot={here() ? "good" : "away"} />
              <span class="min-w-0 text-sm leading-tight">
                <span class="block font-semibold">
                  {person().name}
                  {person().id === props.youId ? " (you)" : ""}
                </span>
                <span class={`block text-xs ${here() ? "text-good-ink" : "text-ink-soft"}`}>
                  {place().role}, {here() ? "here" : "not here now"}
                </span>
              </span>
            </li>
          );
        }}
      </Index>
    </ul>
  );
};
