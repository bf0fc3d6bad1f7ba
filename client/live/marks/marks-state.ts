import { laterMark, type Mark } from "../../../domain/learning/rules.ts";

/** What the server has said of a module. `at` is when it was marked, as far as that is known. */
interface Word extends Mark {
  /** When it came here: what was asked for before then tells nothing newer. */
  readonly heardAt: number;
  /** When the server last told of the module by itself, by its own clock: of two such the later one stands; and by ours. */
  readonly toldAt: number;
  readonly toldHere: number;
}

/** The marks of a student as one device knows them: what the server said, and what was said here and not answered yet. */
export interface MarksState {
  readonly words: ReadonlyMap<string, Word>;
  readonly waiting: ReadonlyMap<string, Mark>;
}

/** A module as the server lists it. */
interface ListedModule {
  readonly id: string;
  readonly isComplete: boolean;
  readonly completedAt: string | null;
}

/** `now`, `askedAt` and `sentAt` are by the device's monotonic clock (`deviceNow`), in milliseconds. */
export type MarksEvent =
  /** Said on this device: here, in another tab, or before the page was loaded. */
  | { readonly _tag: "Marked"; readonly moduleId: string; readonly mark: Mark }
  /** The list came that was asked for then. */
  | { readonly _tag: "Loaded"; readonly modules: readonly ListedModule[]; readonly askedAt: number }
  /** The server tells what stands, after a mark of whichever device; `at` in milliseconds since 1970 by its clock. */
  | {
      readonly _tag: "Told";
      readonly moduleId: string;
      readonly isComplete: boolean;
      readonly at: number;
      readonly now: number;
    }
  /** The server has taken a mark that was sent then; `isComplete` is what stands now. */
  | {
      readonly _tag: "Answered";
      readonly moduleId: string;
      readonly mark: Mark;
      readonly isComplete: boolean;
      readonly sentAt: number;
      readonly now: number;
    }
  /** The server will never take it. */
  | { readonly _tag: "Refused"; readonly moduleId: string; readonly mark: Mark };

export const noMarks: MarksState = { words: new Map(), waiting: new Map() };

/** Before everything: a list says nothing of when something was taken back. */
const NEVER = Number.NEGATIVE_INFINITY;

/** The device's monotonic clock, the same for all of its tabs. */
export const deviceNow = (): number => performance.timeOrigin + performance.now();

/** What an answer says: where another word stands than was sent, that is a later one, or of the same moment "done". */
const standing = (sent: Mark, isComplete: boolean): Mark =>
  isComplete === sent.isComplete ? sent : { isComplete, at: isComplete ? sent.at : sent.at + 1 };

const isSame = (one: Mark | undefined, other: Mark): boolean =>
  one?.at === other.at && one.isComplete === other.isComplete;

/** What waits without this mark; a later word of the same module goes on waiting. */
const without = (state: MarksState, moduleId: string, mark: Mark): MarksState["waiting"] => {
  if (!isSame(state.waiting.get(moduleId), mark)) return state.waiting;
  const waiting = new Map(state.waiting);
  waiting.delete(moduleId);
  return waiting;
};

const toldOf = (known: Word | undefined): Pick<Word, "toldAt" | "toldHere"> => ({
  toldAt: known?.toldAt ?? NEVER,
  toldHere: known?.toldHere ?? NEVER,
});

const listed = (
  state: MarksState,
  modules: readonly ListedModule[],
  askedAt: number,
): MarksState["words"] => {
  const words = new Map(state.words);
  for (const { id, isComplete, completedAt } of modules) {
    const known = words.get(id);
    if (known && known.heardAt > askedAt) continue;
    const at = completedAt === null ? NEVER : Date.parse(completedAt);
    words.set(id, { isComplete, at, heardAt: askedAt, ...toldOf(known) });
  }
  return words;
};

/** The marks after an event. Whatever order answers come in, the later word stands. */
export const marksStep = (state: MarksState, event: MarksEvent): MarksState => {
  switch (event._tag) {
    case "Marked": {
      const known = state.waiting.get(event.moduleId);
      const mark = known ? laterMark(known, event.mark) : event.mark;
      return { ...state, waiting: new Map(state.waiting).set(event.moduleId, mark) };
    }
    case "Loaded":
      return { ...state, words: listed(state, event.modules, event.askedAt) };
    case "Told": {
      const { moduleId, isComplete, at, now } = event;
      if ((state.words.get(moduleId)?.toldAt ?? NEVER) > at) return state;
      const word = { isComplete, at, heardAt: now, toldAt: at, toldHere: now };
      return { ...state, words: new Map(state.words).set(moduleId, word) };
    }
    case "Answered": {
      const { moduleId, mark, isComplete, sentAt, now } = event;
      const waiting = without(state, moduleId, mark);
      const known = state.words.get(moduleId);
      // What the server has told since then is newer, or is followed by its word of this mark.
      if (known && known.toldHere > sentAt) return { ...state, waiting };
      const word = { ...standing(mark, isComplete), heardAt: now, ...toldOf(known) };
      return { words: new Map(state.words).set(moduleId, word), waiting };
    }
    case "Refused":
      return { ...state, waiting: without(state, event.moduleId, event.mark) };
  }
};

/** Whether a module shows as done: what was said here counts before it is answered, unless a later word is known. */
export const isDone = ({ words, waiting }: MarksState, moduleId: string): boolean => {
  const [own, word] = [waiting.get(moduleId), words.get(moduleId)];
  if (own && word) return laterMark(own, word).isComplete;
  return (own ?? word)?.isComplete ?? false;
};

/** Whether the server has said that a module is done. */
export const isConfirmed = ({ words }: MarksState, moduleId: string): boolean =>
  words.get(moduleId)?.isComplete ?? false;

/** A word given now, by the server's clock as far as it is known: later than every other that is known of the module. */
export const markNow = (
  { words, waiting }: MarksState,
  moduleId: string,
  isComplete: boolean,
  now: number,
): Mark => {
  const known = Math.max(words.get(moduleId)?.at ?? 0, waiting.get(moduleId)?.at ?? 0, 0);
  return { isComplete, at: Math.max(Math.round(now), known + 1) };
};
