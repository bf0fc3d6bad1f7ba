import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./paths.ts";

/** The secrets that a worker needs. */
export interface Secrets {
  /** Signs calls between parties. */
  readonly INTERNAL_SECRET: string;
  /** Signs what the sign-in library hands out. */
  readonly AUTH_SECRET: string;
  /** Sign credentials: a JSON Web Key Set of an Ed25519 and an RSA key. */
  readonly CREDENTIAL_KEYS: string;
}

/** Fresh random secrets. */
export function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  const named = ({ privateKey }: ReturnType<typeof generateKeyPairSync>) => ({
    ...privateKey.export({ format: "jwk" }),
    kid: randomBytes(8).toString("hex"),
  });
  const keys = [
    named(generateKeyPairSync("ed25519")),
    named(generateKeyPairSync("rsa", { modulusLength: 2048 })),
  ];
  return {
    INTERNAL_SECRET: secret(),
    AUTH_SECRET: secret(),
    CREDENTIAL_KEYS: JSON.stringify({ keys }),
  };
}

/** The secrets of local runs, made once and kept in `.data/secrets.json`: people stay signed in over a restart. */
export function localSecrets(): Secrets {
  const file = join(dataFolder, "secrets.json");
  const kept = readKept(file);
  const secrets = { ...newSecrets(), ...kept };
  if (Object.keys(kept).length === Object.keys(secrets).length) return secrets;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** Those that were made before; a folder from before there was one of them has no such. */
function readKept(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}
