import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataFolder } from "./paths.ts";
import { freePort } from "./ports.ts";

/** How to reach an embedded Postgres: TCP port on 127.0.0.1, and the password of its only user. */
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

/**
 * The URL of the database that `npm start` uses: `DATABASE_URL`, or that of the embedded Postgres.
 * Starts nothing.
 */
export async function databaseUrl(): Promise<string> {
  return process.env.DATABASE_URL || postgresUrl(await postgresSettings());
}

/** Writes beside the file, for no reader may see half of it. Returns the path of what it wrote. */
function write(file: string, settings: PostgresSettings): string {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, JSON.stringify(settings), { mode: 0o600 });
  return draft;
}
