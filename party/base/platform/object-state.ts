import type * as Party from "partykit/server";

/** What the platform lets one of its objects do with the sockets that it holds for it, as far as it is used here. */
export interface ObjectState {
  readonly storage: Party.Storage;
  getWebSockets(): HeldSocket[];
  /** The platform answers the one text with the other, awake or asleep; a host may not know how to. */
  setWebSocketAutoResponse?(pair: unknown): void;
  /** When it last did so for that socket. */
  getWebSocketAutoResponseTimestamp?(socket: object): Date | null;
}

/** A socket as the platform holds it. */
export interface HeldSocket {
  readonly readyState: number;
  deserializeAttachment(): unknown;
}
