import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./paths.ts";

/** The secrets that a worker needs. */
export interface Secrets {
  /** Signs calls between parties. */
  readonly INTERNAL_SECRET: string;
  /** Signs what the sign-in library hands out. */
  readonly AUTH_SECRET: string;
}

/** Fresh random secrets. */
export function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  return { INTERNAL_SECRET: secret(), AUTH_SECRET: secret() };
}

/** The secrets of local runs, made once and kept in `.data/secrets.json`: people stay signed in over a restart. */
export function localSecrets(): Secrets {
  const file = join(dataFolder, "secrets.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets = newSecrets();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
