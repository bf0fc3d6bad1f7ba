import type * as Party from "partykit/server";
import type { Rejected } from "../../domain/shared/wire.ts";
import { onlySignedParty } from "../wire/incoming.ts";
import type { ActorDefinition, Tagged } from "./actor-room.ts";
import { ActorServer } from "./actor-server.ts";
import { admit } from "./admission.ts";
import { durableOf } from "./platform/durable.ts";

/** The class that the platform runs for a kind of actor. */
export const defineActor = <Client extends Tagged, Server extends Tagged>(
  definition: ActorDefinition<Client, Server>,
) =>
  class extends ActorServer<Client, Server | Rejected> {
    constructor(room: Party.Room) {
      super(room, definition as unknown as ActorDefinition<Client, Server | Rejected>);
    }
    /** What the worker makes of PartyKit's object around this class, where it can. */
    static durable(Base: Parameters<typeof durableOf>[0]) {
      return durableOf(Base, definition as unknown as ActorDefinition<never, never>);
    }
    static onBeforeConnect(request: Party.Request, lobby: Party.Lobby) {
      return admit(definition.party, request, lobby);
    }
    static onBeforeRequest(request: Party.Request, lobby: Party.Lobby) {
      return onlySignedParty(request, lobby);
    }
  };
