import { Context, Schema } from "effect";
import { fromBase64url, toMultibase } from "./encoding.ts";

const Ed25519Key = Schema.Struct({
  kty: Schema.Literal("OKP"),
  crv: Schema.Literal("Ed25519"),
  kid: Schema.NonEmptyString,
  x: Schema.NonEmptyString,
  d: Schema.optionalKey(Schema.NonEmptyString),
});
type Ed25519Key = typeof Ed25519Key.Type;

const RsaKey = Schema.Struct({
  kty: Schema.Literal("RSA"),
  kid: Schema.NonEmptyString,
  n: Schema.NonEmptyString,
  e: Schema.NonEmptyString,
  d: Schema.optionalKey(Schema.NonEmptyString),
  p: Schema.optionalKey(Schema.NonEmptyString),
  q: Schema.optionalKey(Schema.NonEmptyString),
  dp: Schema.optionalKey(Schema.NonEmptyString),
  dq: Schema.optionalKey(Schema.NonEmptyString),
  qi: Schema.optionalKey(Schema.NonEmptyString),
});
type RsaKey = typeof RsaKey.Type;

const KeySet = Schema.fromJsonString(
  Schema.Struct({ keys: Schema.Array(Schema.Union([Ed25519Key, RsaKey])) }),
);

/** A public key as JWK (RFC 7517). */
export interface PublicJwk {
  readonly kty: string;
  readonly kid: string;
  readonly use: "sig";
  readonly alg: "EdDSA" | "RS256";
  readonly [member: string]: string;
}

/** With what credentials are signed, and every public key that ever has signed one. */
export interface IssuerKeys {
  readonly ed25519: Ed25519Key & { readonly d: string };
  readonly rsa: RsaKey & { readonly d: string };
  /** Retired ones among them: what they have signed can be checked for ever. */
  readonly published: readonly PublicJwk[];
  /** Ed25519 keys as Multikeys, by which `eddsa-rdfc-2022` is checked. */
  readonly multikeys: readonly string[];
}

/** The issuer’s keys; null where this installation issues no credentials. */
export const CredentialKeys = Context.Reference<IssuerKeys | null>("peerloop/certificates/CredentialKeys", {
  defaultValue: () => null,
});

const publicOf = (key: Ed25519Key | RsaKey): PublicJwk =>
  key.kty === "OKP"
    ? { kty: key.kty, crv: key.crv, x: key.x, kid: key.kid, use: "sig", alg: "EdDSA" }
    : { kty: key.kty, n: key.n, e: key.e, kid: key.kid, use: "sig", alg: "RS256" };

/** An Ed25519 public key as a Multikey: 0xed01 and its bytes in base58btc. */
export const multikeyOf = (x: string): string => toMultibase(Uint8Array.of(0xed, 0x01, ...fromBase64url(x)));

/**
 * Reads the keys out of a JSON Web Key Set (RFC 7517) with private keys: the first Ed25519 one and the first RSA one
 * sign; those without their private part are retired. Throws for anything else.
 */
export const readKeys = (json: string): IssuerKeys => {
  const { keys } = Schema.decodeSync(KeySet)(json);
  const ed25519 = keys.find((key) => key.kty === "OKP" && key.d !== undefined);
  const rsa = keys.find((key) => key.kty === "RSA" && key.d !== undefined);
  if (ed25519?.kty !== "OKP" || ed25519.d === undefined || rsa?.kty !== "RSA" || rsa.d === undefined)
    throw new Error("CREDENTIAL_KEYS needs an Ed25519 key and an RSA key with their private parts");
  return {
    ed25519: { ...ed25519, d: ed25519.d },
    rsa: { ...rsa, d: rsa.d },
    published: keys.map(publicOf),
    multikeys: keys.flatMap((key) => (key.kty === "OKP" ? [multikeyOf(key.x)] : [])),
  };
};
