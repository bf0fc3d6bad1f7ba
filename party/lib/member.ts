import type * as Party from "partykit/server";
import type { Identity } from "../../domain/shared/wire.ts";

/** What a connection remembers through hibernation; with its URL it must stay within 2,048 bytes. */
export interface ConnectionState {
  readonly identity: Identity;
  readonly visible: boolean;
  /** Whether the client sends heartbeats: only one that has begun can be missed for stopping. */
  readonly beats: boolean;
}

/** Somebody's connection to a room: one device or tab. */
export class Member<ServerFrame> {
  readonly connectionId: string;
  readonly identity: Identity;
  visible: boolean;
  beats: boolean;
  readonly #connection: Party.Connection;

  constructor(connection: Party.Connection, state: ConnectionState) {
    this.#connection = connection;
    this.connectionId = connection.id;
    this.identity = state.identity;
    this.visible = state.visible;
    this.beats = state.beats;
  }

  /** Keeps identity and visibility with the socket, so that they outlive the room's memory. */
  remember(): void {
    const { identity, visible, beats } = this;
    this.#connection.setState({ identity, visible, beats } satisfies ConnectionState);
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends a frame that is already JSON: a broadcast encodes once. A socket that is gone is left to its lease. */
  sendText(json: string): void {
    try {
      this.#connection.send(json);
    } catch {
      // The socket closed between its last event and now; its close event or its lease removes the member.
    }
  }

  close(code: number, reason: string): void {
    try {
      this.#connection.close(code, reason);
    } catch {
      // Already closed.
    }
  }
}
