import type { Credited } from "../store/reading.ts";
import { addressesOf, credentialOf, issuerOf, statusListOf } from "./document.ts";
import { type IssuerKeys, multikeyOf } from "./keys.ts";
import { type JsonLd, OPEN_BADGES_CONTEXT, withProof } from "./proof.ts";
import { encodedList } from "./status-list.ts";

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);
const toTheSecond = (instant: string): string =>
  `${new Date(1_000 * seconds(instant)).toISOString().slice(0, 19)}Z`;

/** Signs what this installation says of certificates; `site` is its address. */
export const makeSigning = (keys: IssuerKeys, site: string) => {
  const addresses = addressesOf(site);
  const verificationMethod = `${addresses.issuer}#${multikeyOf(keys.ed25519.x)}`;
  const proven = (document: JsonLd, at: string) =>
    withProof(document, keys.ed25519, { verificationMethod, created: toTheSecond(at) });

  return {
    /** Who issues them, with the keys by which proofs are checked, as a controlled identifier document. */
    issuer: (): JsonLd => ({
      "@context": ["https://www.w3.org/ns/cid/v1", OPEN_BADGES_CONTEXT],
      ...issuerOf(site),
      verificationMethod: keys.multikeys.map((publicKeyMultibase) => ({
        id: `${addresses.issuer}#${publicKeyMultibase}`,
        type: "Multikey",
        controller: addresses.issuer,
        publicKeyMultibase,
      })),
      assertionMethod: keys.multikeys.map((key) => `${addresses.issuer}#${key}`),
    }),

    /** As JSON-LD with an `eddsa-rdfc-2022` proof. */
    credential: async (certificate: Credited, email: string | null): Promise<JsonLd> => {
      const document = await credentialOf(certificate, email, site);
      return proven(document, document.validFrom);
    },

    /** As a JWT, signed RS256: the credential’s members are its claims. */
    jwt: async (certificate: Credited, email: string | null): Promise<string> => {
      const [{ importJWK, SignJWT }, document] = await Promise.all([
        import("jose"),
        credentialOf(certificate, email, site),
      ]);
      return new SignJWT({ ...document })
        .setProtectedHeader({ alg: "RS256", kid: addresses.key(keys.rsa.kid), typ: "JWT" })
        .setIssuer(addresses.issuer)
        .setJti(addresses.credential(certificate.code))
        .setNotBefore(seconds(document.validFrom))
        .setSubject(`urn:uuid:${certificate.userId}`)
        .sign(await importJWK({ ...keys.rsa, alg: "RS256" }, "RS256"));
    },

    /** The status list of that number, with the places of those that are revoked. `at`: as of when. */
    statusList: async (list: number, revoked: readonly number[], at: string): Promise<JsonLd> =>
      proven(statusListOf(list, await encodedList(revoked), at, site), at),
  };
};
