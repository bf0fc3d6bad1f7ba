import { createHmac, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROGRAM_ROLE } from "../../../db/privileges.ts";
import { dataFolder } from "../paths.ts";
import { freePort } from "../ports.ts";

/** How to reach an embedded Postgres: TCP port on 127.0.0.1, and the password of the user who owns everything. */
export interface PostgresSettings {
  readonly port: number;
  readonly password: string;
}

/** The name of the user and of the database of an embedded Postgres. */
export const postgresName = "peerloop";

const defaultFile = join(dataFolder, "postgres.json");

/** The settings that `npm start` uses, chosen once and then kept in `.data/postgres.json`. */
export async function postgresSettings(file = defaultFile): Promise<PostgresSettings> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as PostgresSettings;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const chosen = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  const draft = write(file, chosen);
  try {
    linkSync(draft, file);
    return chosen;
  } catch (error) {
    // Another start chose first.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return postgresSettings(file);
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** The settings with this port, kept from now on; with no port given, the settings as they are. */
export async function withPort(port: number | undefined, file = defaultFile): Promise<PostgresSettings> {
  const settings = await postgresSettings(file);
  if (port === undefined || port === settings.port) return settings;
  const moved = { ...settings, port };
  renameSync(write(file, moved), file);
  return moved;
}

/** The connection URL of a database on the embedded server. */
export function postgresUrl(settings: PostgresSettings, database = postgresName): string {
  return `postgres://${postgresName}:${settings.password}@127.0.0.1:${settings.port}/${database}`;
}

/** The password of the running program's role. It follows from the owner's, and does not tell it. */
export function programPassword({ password }: PostgresSettings): string {
  return createHmac("sha256", password).update(PROGRAM_ROLE).digest("base64url");
}

/** The connection URL of the database on the embedded server for the running program. */
export function programUrl(settings: PostgresSettings): string {
  return `postgres://${PROGRAM_ROLE}:${programPassword(settings)}@127.0.0.1:${settings.port}/${postgresName}`;
}

/**
 * The URL of the database that `npm start` uses, as its owner: `MIGRATION_DATABASE_URL` or `DATABASE_URL`, or that of
 * the embedded Postgres. Starts nothing.
 */
export async function databaseUrl(): Promise<string> {
  const { MIGRATION_DATABASE_URL: owner, DATABASE_URL: program } = process.env;
  return (program && owner) || program || postgresUrl(await postgresSettings());
}

/** Writes beside the file, for no reader may see half of it. Returns the path of what it wrote. */
function write(file: string, settings: PostgresSettings): string {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, JSON.stringify(settings), { mode: 0o600 });
  return draft;
}
