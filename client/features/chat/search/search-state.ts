import { type Accessor, createMemo, createSignal, type Setter } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { debounced } from "../../../lib/debounce.ts";
import type { SearchQuery } from "../api.ts";
import { dayStart } from "./day-bounds.ts";

type SearchScope = "room" | "all";

/** What is looked for in a room. Kept as long as the room is open: who comes back from a result finds the others. */
export interface SearchState {
  readonly text: Accessor<string>;
  readonly setText: Setter<string>;
  readonly scope: Accessor<SearchScope>;
  readonly setScope: (scope: SearchScope) => void;
  readonly author: Accessor<Person | null>;
  readonly setAuthor: (author: Person | null) => void;
  readonly from: Accessor<string>;
  readonly setFrom: Setter<string>;
  readonly to: Accessor<string>;
  readonly setTo: Setter<string>;
  /** How many filters are set. */
  readonly filters: Accessor<number>;
  /** What is asked for, once the typing rests; its `q` is empty while nothing is. */
  readonly query: Accessor<SearchQuery>;
}

export const createSearch = (roomId: string): SearchState => {
  const [text, setText] = createSignal("");
  const [scope, setScope] = createSignal<SearchScope>("room");
  const [author, setAuthor] = createSignal<Person | null>(null);
  const [from, setFrom] = createSignal("");
  const [to, setTo] = createSignal("");
  const asked = debounced(() => text().trim());
  const query = createMemo((): SearchQuery => {
    const [authorId, since, until] = [author()?.id, dayStart(from()), dayStart(to(), 1)];
    return {
      q: asked(),
      ...(scope() === "room" ? { roomId } : {}),
      ...(authorId ? { authorId } : {}),
      ...(since ? { from: since } : {}),
      ...(until ? { to: until } : {}),
    };
  });
  const filters = () => [author(), from(), to()].filter(Boolean).length;
  return { text, setText, scope, setScope, author, setAuthor, from, setFrom, to, setTo, filters, query };
};
