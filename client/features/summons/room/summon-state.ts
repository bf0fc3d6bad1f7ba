import type { Summon, SummonLine } from "../../../../domain/summons/model.ts";
import type { SummonServerFrame } from "../../../../domain/summons/wire.ts";

type State = Extract<SummonServerFrame, { _tag: "State" }>;

/** A help room as this tab knows it. */
export interface SummonRoomState {
  readonly you: State["you"] | null;
  readonly summon: Summon | null;
  readonly present: readonly string[];
  /** In order of `seq`, each once. */
  readonly lines: readonly SummonLine[];
  /** Whether the room can be heard: without a connection nobody knows who is there, and no time runs. */
  readonly isLive: boolean;
  /** When the summon's state arrived, in milliseconds of `performance.now()`: talk time runs on from there. */
  readonly receivedAt: number;
  /** Why the last action (accept, complete, cancel) was refused. */
  readonly refusal: string | null;
}

/** What a person may ask of a help room besides talking. */
export type SummonAction = "Accept" | "Complete" | "Cancel" | "CallOthers";

/** Whether an action still makes sense: once the summon moved on, it is fulfilled or too late. */
export const isStillOpen = (action: SummonAction, { status }: Summon): boolean =>
  action === "Accept"
    ? status === "pending"
    : status === "responded" || (action === "Cancel" && status === "pending");

export type SummonEvent =
  | (SummonServerFrame & { readonly at: number })
  | { readonly _tag: "Asked" }
  /** The connection is gone since `at`. */
  | { readonly _tag: "CutOff"; readonly at: number };

export const emptySummonRoom: SummonRoomState = {
  you: null,
  summon: null,
  present: [],
  lines: [],
  isLive: false,
  receivedAt: 0,
  refusal: null,
};

/** The room after a frame, or after the reader asked for something. `at` is when the frame came. */
export const summonStep = (state: SummonRoomState, event: SummonEvent): SummonRoomState => {
  switch (event._tag) {
    case "State": {
      const { you, summon, present, at } = event;
      return { ...state, you, summon, present, isLive: true, receivedAt: at };
    }
    case "Said": {
      const lines = new Map([...state.lines, ...event.lines].map((line) => [line.id, line]));
      return { ...state, lines: [...lines.values()].sort((a, b) => a.seq - b.seq) };
    }
    case "Rejected":
      return event.id === null ? { ...state, refusal: event.message } : state;
    case "Asked":
      return { ...state, refusal: null };
    case "CutOff": {
      if (!state.isLive || state.summon === null) return { ...state, isLive: false };
      const summon = { ...state.summon, talkSeconds: talkSecondsAt(state, event.at) };
      return { ...state, summon, isLive: false, receivedAt: event.at };
    }
    default:
      return state;
  }
};

/** Seconds in which both were there, running on while both are; `at` as in `receivedAt`. */
export const talkSecondsAt = (state: SummonRoomState, at: number): number => {
  const { summon } = state;
  if (!summon) return 0;
  if (!isTogether(state)) return summon.talkSeconds;
  return summon.talkSeconds + Math.max(0, Math.floor((at - state.receivedAt) / 1_000));
};

/**
 * Seconds that count for the points so far: with those of earlier helps of the two, and without those of this one while
 * nobody has said anything. `at` as in `receivedAt`.
 */
export const countedSecondsAt = (state: SummonRoomState, at: number): number =>
  (state.summon?.carriedSeconds ?? 0) + (state.lines.length === 0 ? 0 : talkSecondsAt(state, at));

/** Whether both of the two are in the room now, as far as can be heard. */
export const isTogether = ({ summon, present, isLive }: SummonRoomState): boolean =>
  isLive &&
  summon?.status === "responded" &&
  summon.responderId !== null &&
  present.includes(summon.studentId) &&
  present.includes(summon.responderId);
