import type * as Party from "partykit/server";

/**
 * A room that lets everybody in, greets them, says back what it hears, and hibernates: what a socket costs on this
 * platform. Of one on which nothing has gone yet in one of the two directions the runtime keeps 8 KB less.
 */
export default class Idle implements Party.Server {
  readonly options = { hibernate: true };

  onConnect(connection: Party.Connection): void {
    connection.send(NOTHING_DELIVERED);
  }

  onMessage(frame: string, connection: Party.Connection): void {
    connection.send(frame);
  }
}

/** As the other rooms of this project say it. */
const NOTHING_DELIVERED = "[]";
