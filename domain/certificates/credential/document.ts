import type { CertificateType } from "../rules.ts";
import type { Credited } from "../store/reading.ts";
import { sha256, toHex } from "./encoding.ts";
import { CREDENTIALS_CONTEXT, type JsonLd, OPEN_BADGES_CONTEXT } from "./proof.ts";
import { statusPlaceOf } from "./status-list.ts";

/** Addresses of what belongs to credentials. `site` is that of the installation. */
export const addressesOf = (site: string) => ({
  issuer: `${site}/api/certificates/issuer`,
  key: (kid: string) => `${site}/api/certificates/keys/${kid}`,
  statusList: (list: number) => `${site}/api/certificates/status/${list}`,
  credential: (code: string) => `${site}/api/certificates/${code}`,
  page: (code: string) => `${site}/certificates/${code}`,
});

/** What Open Badges calls each type. */
const achievementTypes = {
  completion: "CertificateOfCompletion",
  mastery: "Competency",
  teaching: "Certification",
} as const satisfies Record<CertificateType, string>;

const narratives = {
  completion: (course: string) => `Completed every module and every included session of ${course}.`,
  mastery: (course: string, creator: string) =>
    `${creator}, who made ${course}, decided that its student has mastered it.`,
  teaching: (course: string, creator: string) =>
    `${creator}, who made ${course}, certified them to teach it.`,
} as const satisfies Record<CertificateType, (course: string, creator: string) => string>;

/** Arrays without entries are left out. */
const listed = (name: string, entries: readonly unknown[]): JsonLd =>
  entries.length > 0 ? { [name]: entries } : {};

/** A salted hash of an address, by which whoever knows it can tell that it is meant. */
const emailIdentity = async (email: string, salt: string): Promise<JsonLd> => ({
  type: "IdentityObject",
  hashed: true,
  identityHash: `sha256$${toHex(await sha256(email.toLowerCase() + salt))}`,
  identityType: "emailAddress",
  salt,
});

/** The profile of whoever issues every credential of an installation. */
export const issuerOf = (site: string): JsonLd => ({
  id: addressesOf(site).issuer,
  type: ["Profile"],
  name: "PeerLoop",
  url: site,
});

/** What certificates of one type for one course stand for. */
const achievementOf = (
  { type, name, courseSlug, courseTitle, creatorName, objectives }: Credited,
  site: string,
): JsonLd => ({
  id: `${site}/courses/${courseSlug}#${type}`,
  type: ["Achievement"],
  achievementType: achievementTypes[type],
  name: `${name}: ${courseTitle}`,
  description: objectives.length > 0 ? objectives.join(" · ") : `${courseTitle}, a course by ${creatorName}.`,
  criteria: { narrative: narratives[type](courseTitle, creatorName) },
});

const evidenceOf = ({ code, sessions, modules }: Credited, site: string): JsonLd => ({
  id: addressesOf(site).page(code),
  type: ["Evidence"],
  name: "Measured learning",
  narrative: [
    `${sessions.count} one-on-one sessions, ${sessions.minutes} minutes together as measured.`,
    ...(sessions.teachers.length > 0 ? [`Taught by ${sessions.teachers.join(", ")}.`] : []),
    ...(modules.length > 0 ? [`Modules: ${modules.join(" · ")}.`] : []),
  ].join(" "),
});

/**
 * A certificate as an Open Badges 3.0 credential without proof. `validFrom` is the last award, `awardedDate` the first;
 * `email` is null where it is not confirmed.
 */
export const credentialOf = async (
  certificate: Credited,
  email: string | null,
  site: string,
): Promise<JsonLd & { readonly validFrom: string }> => {
  const { code, name, courseTitle, recipientName, issuedAt, awardedAgainAt, userId, statusIndex } =
    certificate;
  const addresses = addressesOf(site);
  const { list, index } = statusPlaceOf(statusIndex);
  return {
    "@context": [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
    id: addresses.credential(code),
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: `${name}: ${courseTitle}`,
    issuer: issuerOf(site),
    validFrom: awardedAgainAt ?? issuedAt,
    awardedDate: issuedAt,
    credentialSubject: {
      id: `urn:uuid:${userId}`,
      type: ["AchievementSubject"],
      ...listed("identifier", [
        ...(recipientName === null
          ? []
          : [{ type: "IdentityObject", hashed: false, identityHash: recipientName, identityType: "name" }]),
        ...(email === null ? [] : [await emailIdentity(email, code)]),
      ]),
      achievement: achievementOf(certificate, site),
    },
    evidence: [evidenceOf(certificate, site)],
    credentialStatus: {
      id: `${addresses.statusList(list)}#${index}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(index),
      statusListCredential: addresses.statusList(list),
    },
  };
};

/** A status list as a credential without proof. */
export const statusListOf = (list: number, encodedBits: string, validFrom: string, site: string): JsonLd => {
  const id = addressesOf(site).statusList(list);
  return {
    "@context": [CREDENTIALS_CONTEXT],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: addressesOf(site).issuer,
    validFrom,
    credentialSubject: {
      id: `${id}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      encodedList: encodedBits,
    },
  };
};
