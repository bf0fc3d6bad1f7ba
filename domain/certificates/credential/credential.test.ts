import { createHash } from "node:crypto";
import fc from "fast-check";
import { importJWK, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { newSecrets } from "../../../scripts/lib/secrets.ts";
import { isProvenBy, isSet } from "../../../tests/support/credentials.ts";
import vector from "../../../tests/support/fixtures/credentials/open-badges-vector.json" with {
  type: "json",
};
import type { Credited } from "../store/reading.ts";
import { toHex, toMultibase } from "./encoding.ts";
import { multikeyOf, readKeys } from "./keys.ts";
import { bytesToSign, type JsonLd, type ProofOptions, withProof } from "./proof.ts";
import { makeSigning } from "./signing.ts";
import { encodedList, STATUS_LIST_BITS, statusPlaceOf } from "./status-list.ts";

const SITE = "https://peerloop.test";
const USER = "0199aaaa-0000-7000-8000-000000000001";
const keys = readKeys(newSecrets().CREDENTIAL_KEYS);
const signing = makeSigning(keys, SITE);

const certificate = (fields: Partial<Credited> = {}): Credited => ({
  id: "0199aaaa-0000-7000-8000-000000000002",
  userId: USER,
  statusIndex: 131_075,
  code: "0123456789abcdef0123456789abcdef",
  type: "completion",
  state: "valid",
  name: "Certificate of Completion",
  courseTitle: "Etching",
  issuedOn: "2026-03-09",
  isShared: true,
  recipientName: "Łukasz Жанна",
  creatorName: "Gabriel",
  courseSlug: "etching",
  isCourseOpen: true,
  issuedAt: "2026-03-09T10:00:00.123Z",
  awardedAgainAt: null,
  revokedAt: null,
  revokeReason: null,
  objectives: ["Cut a plate"],
  modules: ["One"],
  sessions: { count: 2, minutes: 90, teachers: ["Marcus"] },
  viewer: { isHolder: false, mayDecide: false },
  ...fields,
});

const b64 = (hex: string) => Buffer.from(hex, "hex").toString("base64url");

describe("the specification’s own vector", () => {
  const { proofValue, ...options } = vector.proof;

  it("is hashed as it says", async () => {
    const bytes = await bytesToSign(vector.document, options as ProofOptions);
    expect(toHex(bytes)).toBe(vector.proofHashHex + vector.documentHashHex);
  });

  it("is signed by its key as it says, to the last character", async () => {
    const jwk = {
      kty: "OKP",
      crv: "Ed25519",
      x: b64(vector.publicKeyHex),
      d: b64(vector.privateKeyHex),
    } as const;
    expect(multikeyOf(jwk.x)).toBe(vector.multikey);
    const signed = await withProof(vector.document, jwk, vector.proof);
    expect(signed).toEqual({ ...vector.document, proof: vector.proof });
    expect(proofValue).toBe((signed.proof as JsonLd).proofValue);
  });

  it("is accepted by our verifier, and nothing else is", async () => {
    const signed = { ...vector.document, proof: vector.proof };
    expect(await isProvenBy(signed, vector.multikey)).toBe(true);
    expect(await isProvenBy({ ...signed, name: "Teamwork badge" }, vector.multikey)).toBe(false);
    const later = { ...vector.proof, created: "2010-01-01T19:23:25Z" };
    expect(await isProvenBy({ ...signed, proof: later }, vector.multikey)).toBe(false);
    expect(await isProvenBy(signed, multikeyOf(keys.ed25519.x))).toBe(false);
  });
});

describe("a credential", () => {
  it("is proven by a key that its issuer publishes, whatever stands in it", { timeout: 60_000 }, async () => {
    const issuer = signing.issuer() as {
      id: string;
      verificationMethod: { id: string; publicKeyMultibase: string }[];
    };
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.array(text, { maxLength: 3 }),
        async (recipientName, courseTitle, objectives) => {
          const signed = await signing.credential(
            certificate({ recipientName, courseTitle, objectives }),
            null,
          );
          const { proof } = signed as { proof: ProofOptions };
          const method = issuer.verificationMethod.find(({ id }) => id === proof.verificationMethod);
          expect(await isProvenBy({ ...signed }, method?.publicKeyMultibase ?? "")).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("says who, what, when and where its status stands, and has no empty list", async () => {
    const signed = await signing.credential(
      certificate({ awardedAgainAt: "2026-04-01T00:00:00.000Z", objectives: [], recipientName: null }),
      null,
    );
    expect(signed).toMatchObject({
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      id: `${SITE}/api/certificates/0123456789abcdef0123456789abcdef`,
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: `${SITE}/api/certificates/issuer`, type: ["Profile"] },
      validFrom: "2026-04-01T00:00:00.000Z",
      awardedDate: "2026-03-09T10:00:00.123Z",
      credentialSubject: { id: `urn:uuid:${USER}`, type: ["AchievementSubject"] },
      credentialStatus: {
        type: "BitstringStatusListEntry",
        statusListIndex: "3",
        statusListCredential: `${SITE}/api/certificates/status/1`,
      },
    });
    expect(JSON.stringify(signed)).not.toMatch(/\[\]|null/);
  });

  it("names its holder, and their address as a salted hash alone", async () => {
    const signed = await signing.credential(certificate(), "Ada@Example.test");
    const { identifier } = signed.credentialSubject as { identifier: JsonLd[] };
    const [name, email] = identifier;
    expect(name).toMatchObject({ hashed: false, identityHash: "Łukasz Жанна", identityType: "name" });
    const hash = createHash("sha256").update(`ada@example.test${email?.salt}`).digest("hex");
    expect(email).toMatchObject({
      hashed: true,
      identityHash: `sha256$${hash}`,
      identityType: "emailAddress",
    });
    expect(JSON.stringify(signed)).not.toMatch(/ada@/i);
  });

  it("is a JWT that the published key verifies, with its members as claims", async () => {
    const jwk = keys.published.find(({ kid }) => kid === keys.rsa.kid);
    expect(keys.published.flatMap(Object.keys)).not.toContain("d");
    const jwt = await signing.jwt(certificate(), null);
    const { payload, protectedHeader } = await jwtVerify(jwt, await importJWK(jwk ?? { kty: "" }, "RS256"), {
      issuer: `${SITE}/api/certificates/issuer`,
      subject: `urn:uuid:${USER}`,
      algorithms: ["RS256"],
    });
    expect(protectedHeader).toEqual({
      alg: "RS256",
      typ: "JWT",
      kid: `${SITE}/api/certificates/keys/${keys.rsa.kid}`,
    });
    expect(payload).toMatchObject({
      jti: `${SITE}/api/certificates/0123456789abcdef0123456789abcdef`,
      nbf: Date.parse("2026-03-09T10:00:00Z") / 1_000,
      type: ["VerifiableCredential", "OpenBadgeCredential"],
    });
    expect(payload.vc).toBeUndefined();
  });
});

describe("a status list", () => {
  it("has the bits set that are told, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: STATUS_LIST_BITS - 1 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: STATUS_LIST_BITS - 1 }),
        async (set, other) => {
          const list = await encodedList(set);
          for (const index of set) expect(isSet(list, index)).toBe(true);
          expect(isSet(list, other)).toBe(set.includes(other));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is proven as credentials are", async () => {
    const list = await signing.statusList(0, [3], "2026-05-05T00:00:00Z");
    expect(await isProvenBy({ ...list }, multikeyOf(keys.ed25519.x))).toBe(true);
  });

  it("follows another one where that is full", () => {
    expect(statusPlaceOf(STATUS_LIST_BITS - 1)).toEqual({ list: 0, index: STATUS_LIST_BITS - 1 });
    expect(statusPlaceOf(STATUS_LIST_BITS)).toEqual({ list: 1, index: 0 });
  });
});

it("keeps the zeros that bytes begin with", () => {
  expect(toMultibase(Uint8Array.of(0, 0, 1))).toBe("z112");
  expect(toMultibase(Uint8Array.of())).toBe("z");
});

it("takes no key set that could not sign, and publishes retired keys", () => {
  const { keys: both } = JSON.parse(newSecrets().CREDENTIAL_KEYS);
  const { d: _, ...retired } = both[0];
  expect(() => readKeys(JSON.stringify({ keys: [retired, both[1]] }))).toThrow("CREDENTIAL_KEYS");
  expect(() => readKeys("nothing")).toThrow();
  const { keys: more } = JSON.parse(newSecrets().CREDENTIAL_KEYS);
  const read = readKeys(JSON.stringify({ keys: [retired, ...more] }));
  expect(read.multikeys).toHaveLength(2);
  expect(read.ed25519.kid).toBe(more[0].kid);
});
