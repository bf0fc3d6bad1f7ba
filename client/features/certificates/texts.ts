import type { CertificateState, CertificateType } from "../../../domain/certificates/rules.ts";
import { formatCount } from "../../lib/locale.ts";

const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Minutes as people say them: "3 h 20 min". */
const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [...(hours > 0 ? [`${formatCount(hours)} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])];
  return parts.join(" ") || "0 min";
};

/** What a certificate of each type is called beside others. */
const typeWords = {
  completion: "Completion",
  mastery: "Mastery",
  teaching: "Teaching",
} as const satisfies Record<CertificateType, string>;

/** How it stands, in a word. */
export const stateWords = {
  valid: "Valid",
  revoked: "Revoked",
  withdrawn: "Withdrawn",
} as const satisfies Record<CertificateState, string>;

/** The page of a certificate. */
export const certificateTexts = {
  loading: "Loading the certificate",
  missingTitle: "There’s no certificate here",
  missingText: "The link may be wrong, or its holder keeps it to themselves.",
  awardedTo: "Awarded to",
  nobody: "Somebody who has left PeerLoop",
  for: {
    completion: "for completing the course",
    mastery: "for mastering the course",
    teaching: "certified to teach the course",
  } satisfies Record<CertificateType, string>,
  by: (creator: string) => `A course by ${creator}`,
  issued: "Issued",
  awardedAgain: (day: string) => `Awarded again ${day}`,
  revoked: (day: string) => `Revoked ${day}`,
  revokedText: "This certificate isn’t valid anymore. The reason that was given:",
  withdrawnText: "Its holder has left PeerLoop and withdrawn it.",
  validText:
    "PeerLoop issued this certificate, and it’s valid. This page is the proof: what is printed can be forged.",
  learned: "What was learned",
  modules: (count: number) => `${counted(count, "module", "modules")}`,
  sessions: "Live, one-on-one",
  measured: (count: number, minutes: number) =>
    `${counted(count, "session", "sessions")}, ${duration(minutes)} together`,
  measuredHint: "Measured by PeerLoop while both were there, within the time that was booked.",
  noSessions: "This course was learned without live sessions.",
  taughtBy: (names: string) => `Taught by ${names}`,
  seeCourse: "See the course",
} as const;

/** What its holder can do with it. */
export const holderTexts = {
  title: "Your certificate",
  share: "Share this certificate",
  shared: "Whoever has the link can see this page.",
  private: "Only you, the course’s creator and PeerLoop’s administrators can see it.",
  failed: "That couldn’t be changed",
  copy: "Copy link",
  copied: "Link copied",
  copyFailed: "The link couldn’t be copied",
  pdf: "Download PDF",
  linkedIn: "Add to LinkedIn",
  newTab: "(opens in a new tab)",
  shareFirst: "Share it first: whoever follows the link from LinkedIn should find it.",
} as const;

/** What the creator of the course decides about it. */
export const decisionTexts = {
  title: "You decide about this certificate",
  revoke: "Revoke",
  awardAgain: "Award again",
  awarded: "Valid again. We’ve told its holder.",
  failed: "That couldn’t be done",
  revokeTitle: (name: string) => `Revoke ${name}’s certificate?`,
  revokeText:
    "Its page stays, and says that it isn’t valid anymore and why. Its holder is told by notification and email. You can award it again at the same address.",
  reason: "Reason",
  reasonHint: "Everybody who may open the page can read it. Keep it fair and short.",
  missing: "Say why, in a few words.",
  tooLong: (most: number) => `At most ${formatCount(most)} characters.`,
  keep: "Keep it valid",
  revoked: "Revoked. We’ve told its holder.",
} as const;

/** Awarding mastery to a student. */
export const awardTexts = {
  button: "Award mastery",
  of: (name: string) => `Award mastery to ${name}`,
  title: (name: string) => `Award mastery to ${name}?`,
  text: (course: string) =>
    `A Certificate of Mastery says that you’ve seen them do what ${course} teaches. They’re told by notification and email, and choose themselves whether to share it.`,
  cancel: "Not yet",
  award: "Award mastery",
  awarded: (name: string) => `${name} has a Certificate of Mastery`,
  see: "See it",
  earned: (type: CertificateType, state: CertificateState) =>
    state === "valid" ? typeWords[type] : `${typeWords[type]}, ${stateWords[state].toLowerCase()}`,
  list: "Certificates",
} as const;

/** One’s own certificates. */
export const mineTexts = {
  title: "Your certificates",
  loading: "Loading your certificates",
  empty: "Finish a course that has a certificate, and it shows up here.",
  browse: "Find a course",
  failed: "Your certificates couldn’t be loaded.",
  shared: "Shared",
  private: "Private",
} as const;
