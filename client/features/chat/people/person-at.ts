import type { Person } from "../../../../domain/shared/schema.ts";
import type { ChatState } from "../room/chat-state.ts";

/** What shows somebody: a name or a face (`data-person`), or a mention (`data-handle`). */
const SHOWS = "[data-person], [data-handle]";

/** What shows somebody where a pointer or the focus is. */
export const showsPerson = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(SHOWS) : null;

/** Whom something shows, where the room knows them. */
export const personAt = ({ people }: ChatState, { dataset }: HTMLElement): Person | undefined =>
  dataset.person === undefined
    ? Object.values(people).find(({ handle }) => handle.toLowerCase() === dataset.handle)
    : people[dataset.person];
