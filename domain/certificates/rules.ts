/*
 * What a certificate is called, what may become of it, and for whom it is there (design.md, *certificates*). The server
 * decides by it, pages show the same.
 */

/** `completion` comes by itself, `mastery` by the creator's decision, `teaching` with being certified as a teacher. */
export type CertificateType = "completion" | "mastery" | "teaching";

/** How it stands: `withdrawn` where its holder has left PeerLoop and taken their name with them. */
export type CertificateState = "valid" | "revoked" | "withdrawn";

/** What may be done to the one row of a person, course and type; completing a course again is `complete`. */
export type CertificateAct = "award" | "complete" | "revoke";

/** What a certificate is called where its course says nothing else. */
const NAMES: Readonly<Record<CertificateType, string>> = {
  completion: "Certificate of Completion",
  mastery: "Certificate of Mastery",
  teaching: "Teaching Certificate",
};

/** The name under which a certificate is issued: that of the course is for its completion. */
export const certificateNameOf = (type: CertificateType, ofCourse: string | null): string => {
  const own = type === "completion" ? ofCourse?.trim() : undefined;
  return own || NAMES[type];
};

/**
 * How a certificate stands after something; null: there is none. Whoever revoked it decides whether it comes back:
 * completing the course does not, and what was never awarded cannot be revoked.
 */
export const stateAfter = (
  state: "valid" | "revoked" | null,
  act: CertificateAct,
): "valid" | "revoked" | null => {
  if (act === "revoke") return state === null ? null : "revoked";
  return act === "complete" && state === "revoked" ? "revoked" : "valid";
};

/** Somebody beside a certificate: its holder, the creator of its course, or an administrator of the platform. */
export interface Beholder {
  readonly isHolder: boolean;
  readonly isCreator: boolean;
  readonly isAdmin: boolean;
}

/** Whether somebody may see a certificate: everybody if its holder shares it. */
export const maySee = (isShared: boolean, { isHolder, isCreator, isAdmin }: Beholder): boolean =>
  isShared || isHolder || isCreator || isAdmin;

/** Whether somebody may award, revoke and award again: nobody does that with what is their own. */
export const mayDecide = ({ isHolder, isCreator, isAdmin }: Beholder): boolean =>
  !isHolder && (isCreator || isAdmin);

/** What LinkedIn is told by its form for certifications. `address` is that of the public page. */
export interface LinkedInEntry {
  readonly name: string;
  readonly courseTitle: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
  readonly code: string;
  readonly address: string;
}

/** The link that adds a certificate to a LinkedIn profile. */
export const linkedInUrl = ({ name, courseTitle, issuedOn, code, address }: LinkedInEntry): string => {
  const [year = "", month = ""] = issuedOn.split("-");
  return `https://www.linkedin.com/profile/add?${new URLSearchParams({
    startTask: "CERTIFICATION_NAME",
    name: `${name}: ${courseTitle}`,
    organizationName: "PeerLoop",
    issueYear: year,
    issueMonth: String(Number(month)),
    certUrl: address,
    certId: code,
  })}`;
};

/** Minutes that were measured in seconds, rounded down: nothing is credited that was not there. */
export const wholeMinutes = (seconds: number): number => Math.floor(Math.max(0, seconds) / 60);
