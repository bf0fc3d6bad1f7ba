import type postgres from "postgres";
import type { Undo } from "../lib/undo.ts";
import type { RoomSeats } from "../load/plan.ts";
import type { ProtocolName } from "../protocols/index.ts";

/** How many people there are: that many rooms with that many clients in each. */
export interface Layout {
  readonly rooms: number;
  readonly clients: number;
}

/** What a peer is started with. */
interface PeerOptions {
  /** An empty database of its own on the server that all peers of a run share. */
  readonly databaseUrl: string;
  /** A client of that database, not counted as the peer's. */
  readonly sql: postgres.Sql;
  readonly layout: Layout;
  /** For what it stores outside of the database. */
  readonly folder: string;
  /** Takes what stops the peer. */
  readonly undo: Undo;
}

/** A peer that takes clients. */
export interface RunningPeer {
  /** How each client joins. */
  readonly rooms: readonly RoomSeats[];
  /** Its processes now, by what they are for; Postgres is not among them. */
  readonly processes: () => Readonly<Record<string, readonly number[]>>;
  /** How many of the messages with these ids are in the database, and whether anything else is wrong with them there. */
  readonly stored: (ids: readonly string[]) => Promise<{ readonly count: number; readonly fault?: string }>;
}

/** A chat system under measurement: PeerLoop itself, or one that it is compared with. */
export interface Peer {
  /** As it stands in tables. */
  readonly name: string;
  readonly protocol: ProtocolName;
  readonly start: (options: PeerOptions) => Promise<RunningPeer>;
}
