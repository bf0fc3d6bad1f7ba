import { onMount } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { goodwillPlace } from "../../../shell/inbox/goodwill-place.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { travel } from "../../../ui/motion/travel.ts";
import { endedTexts } from "../texts/ending.ts";

const PersonPill = (props: {
  readonly person: Person;
  readonly points: string;
  readonly ref: (element: HTMLElement) => void;
}) => (
  <span
    ref={props.ref}
    class="inline-flex items-center gap-2 rounded-full border border-line bg-surface py-1 pr-3 pl-1 numeral"
  >
    <Avatar person={props.person} size="sm" />
    {props.points}
  </span>
);

/**
 * Who gave how many points to whom. Where the reader has seen the help end, the points travel: out of their own goodwill
 * at the edge of the page, or into it.
 */
export const PointsHandover = (props: {
  readonly summon: Summon;
  readonly helper: Person;
  readonly awarded: number;
  readonly youId: string;
  readonly travels: boolean;
}) => {
  let giver!: HTMLElement;
  let taker!: HTMLElement;
  onMount(() => {
    if (!props.travels) return;
    const own = goodwillPlace();
    const [from, to] = props.youId === props.summon.studentId ? [own ?? giver, taker] : [giver, own ?? taker];
    travel(from, to, props.awarded).catch(() => undefined);
  });
  return (
    <div
      role="img"
      aria-label={endedTexts.pointsMoved(props.awarded, props.summon.student.name, props.helper.name)}
      class="flex flex-wrap items-center justify-center gap-3"
    >
      <PersonPill
        person={props.summon.student}
        points={`−${props.awarded}`}
        ref={(element) => (giver = element)}
      />
      <svg class="h-6 w-16 text-ink-faint" viewBox="0 0 64 24" fill="none" aria-hidden="true">
        <path
          d="M3 17c14 0 26-2 26-9a5 5 0 0 0-10 0c0 7 18 10 40 8m-6-6 7 6-7 5"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <PersonPill person={props.helper} points={`+${props.awarded}`} ref={(element) => (taker = element)} />
    </div>
  );
};
