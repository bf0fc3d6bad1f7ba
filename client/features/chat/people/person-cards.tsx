import { createSignal, Match, onMount, Switch } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { AnchoredDialog } from "../../../ui/menus/anchored-dialog.tsx";
import { type Anchor, anchorOf, placeBeside } from "../../../ui/menus/placement.ts";
import { useRoom } from "../room/room-context.ts";
import { personText } from "../texts/people.ts";
import { personAt } from "./person-at.ts";
import { PersonCard } from "./person-card.tsx";
import { createPersonFacts } from "./person-facts.ts";
import { watchPeople } from "./person-pointer.ts";

interface Shown {
  readonly person: Person;
  readonly anchor: Anchor;
  /** Pressed, so that it stays; otherwise for as long as they are pointed at. */
  readonly isOpen: boolean;
}

/** Cards of the people whose names, faces and mentions the room shows. */
export const PersonCards = () => {
  const room = useRoom();
  const read = createPersonFacts(room.roomId);
  const [shown, setShown] = createSignal<Shown | null>(null);
  const show = (at: HTMLElement, isOpen: boolean): boolean => {
    const person = personAt(room.chat.state(), at);
    if (!person || (!isOpen && shown()?.isOpen)) return false;
    setShown({ person, anchor: anchorOf(at), isOpen });
    return true;
  };
  let isClosing = false;
  const close = () => {
    isClosing = true;
    setShown(null);
    isClosing = false;
  };
  const isPeeking = () => shown()?.isOpen === false;
  watchPeople({
    peek: (at) => show(at, false),
    open: (at) => show(at, true),
    hide: () => isPeeking() && setShown(null),
    isPeeking,
    isClosing: () => isClosing,
  });
  const one = (isOpen: boolean) => {
    const card = shown();
    return card?.isOpen === isOpen ? card : null;
  };
  return (
    <Switch>
      <Match when={one(true)} keyed>
        {({ person, anchor }) => (
          <AnchoredDialog anchor={anchor} label={personText.card(person.name)} onClose={close}>
            <PersonCard person={person} read={read} isStop />
          </AnchoredDialog>
        )}
      </Match>
      <Match when={one(false)} keyed>
        {({ person, anchor }) => <Peek person={person} anchor={anchor} read={read} />}
      </Match>
    </Switch>
  );
};

/** A card over everything, out of the way of the focus: what it says is a press away for those who do not see it. */
const Peek = (props: {
  readonly person: Person;
  readonly anchor: Anchor;
  readonly read: Parameters<typeof PersonCard>[0]["read"];
}) => {
  let box!: HTMLDivElement;
  onMount(() => {
    box.showPopover();
    const { offsetWidth: width, offsetHeight: height } = box;
    const room = { width: innerWidth, height: innerHeight };
    const { left, top } = placeBeside(props.anchor, { width, height }, room);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  });
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden="true"
      class="m-0 animate-fade rounded-lg border border-line bg-raised p-0 text-ink shadow-pop"
    >
      <PersonCard person={props.person} read={props.read} isStop={false} />
    </div>
  );
};
