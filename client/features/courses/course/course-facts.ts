import type { Course } from "../../../../domain/courses/model.ts";
import { courseTexts as texts } from "../texts.ts";

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A duration that only counts sessions says nothing that the list of what is included does not. */
const ofSessions = /\bsessions?\b/iu;

/** What is known of the course's form, each thing once. */
export const factsOf = ({ format, duration, totalDuration }: Course): readonly Fact[] => [
  ...(format ? [{ name: texts.format, value: format }] : []),
  ...(duration && !ofSessions.test(duration) ? [{ name: texts.duration, value: duration }] : []),
  ...(totalDuration && totalDuration !== duration ? [{ name: texts.totalTime, value: totalDuration }] : []),
];

/** What somebody in the course gets: what PeerLoop has of it, whatever else its creator may have promised. */
export const includedIn = ({ sessionCount, moduleCount, chatRoomId }: Course): readonly string[] => [
  ...(sessionCount ? [texts.includedSessions(sessionCount)] : []),
  ...(moduleCount ? [texts.includedModules(moduleCount)] : []),
  ...(chatRoomId ? [texts.includedChat, texts.includedHelp] : []),
];
