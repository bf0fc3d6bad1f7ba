import { Index } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { talkTexts } from "../texts/room.ts";

/** The two people of a talk and whether they are here: side by side on phones, where dots say who is. */
export const TalkPeople = (props: {
  readonly summon: Summon;
  readonly present: readonly string[];
  /** Without a connection nobody knows who is here. */
  readonly isLive: boolean;
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
    <ul class="grid content-start gap-2 max-sm:col-span-full max-sm:grid-cols-2 sm:grid-cols-1">
      <Index each={people()}>
        {(place) => {
          const person = () => place().person;
          const here = () => props.isLive && props.present.includes(person().id);
          const word = () => {
            if (!props.isLive) return talkTexts.unknown;
            return here() ? talkTexts.here : talkTexts.notHere;
          };
          return (
            <li class="flex min-w-0 items-center gap-2 sm:gap-3">
              <Avatar person={person()} size="sm" dot={here() ? "good" : "away"} />
              <span class="min-w-0 text-xs leading-tight sm:text-sm">
                <span class="line-clamp-2 font-semibold">{nameOf(place())}</span>
                <span class={`block text-xs max-sm:sr-only ${here() ? "text-good-ink" : "text-ink-soft"}`}>
                  {word()}
                </span>
              </span>
            </li>
          );
        }}
      </Index>
    </ul>
  );
};
