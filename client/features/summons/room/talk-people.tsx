import { Index } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { talkTexts } from "../texts/room.ts";

/** The two people of a talk and whether they are here. */
export const TalkPeople = (props: {
  readonly summon: Summon;
  readonly present: readonly string[];
  readonly youId: string;
}) => {
  const people = () =>
    [
      { person: props.summon.student, helps: false },
      { person: props.summon.responder, helps: true },
    ].flatMap(({ person, helps }) => (person ? [{ person, helps }] : []));
  const nameOf = ({ person, helps }: { readonly person: Person; readonly helps: boolean }) => {
    const name = person.id === props.youId ? talkTexts.you(person.name) : person.name;
    return helps ? talkTexts.helper(name) : name;
  };
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
                <span class="block font-semibold">{nameOf(place())}</span>
                <span class={`block text-xs ${here() ? "text-good-ink" : "text-ink-soft"}`}>
                  {here() ? talkTexts.here : talkTexts.notHere}
                </span>
              </span>
            </li>
          );
        }}
      </Index>
    </ul>
  );
};
