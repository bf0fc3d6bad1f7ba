import type * as Party from "partykit/server";

/** A room that lets everybody in, hibernates and does nothing: what a socket costs on this platform. */
export default class Idle implements Party.Server {
  readonly options = { hibernate: true };

  onMessage(): void {}
}
