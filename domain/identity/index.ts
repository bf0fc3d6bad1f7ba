import { Layer } from "effect";
import { IdentityApi } from "./api.ts";
import { Identity } from "./service.ts";
import { Attempts } from "./sign-in/attempts.ts";
import { Revocations } from "./sign-in/revocations.ts";
import { forgetOldPlaces } from "./sign-in/socket-entries.ts";

/** Accounts, sign-ins and who may enter a room. */
export const identity = {
  layer: Layer.mergeAll(Identity.layer, Revocations.layer, Attempts.layer),
  apis: [IdentityApi],
  rooms: [],
  chores: [forgetOldPlaces()],
} as const;
