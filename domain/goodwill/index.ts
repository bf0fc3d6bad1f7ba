import { Goodwill } from "./service.ts";

/** The books of goodwill points. */
export const goodwill = { layer: Goodwill.layer, apis: [], rooms: [], sweeps: [], mails: [] } as const;
