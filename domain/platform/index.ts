import { Layer } from "effect";
import { Outbox } from "../shared/outbox.ts";
import { PlatformApi } from "./api.ts";
import { Contact } from "./contact/service.ts";
import { mails } from "./mails/index.ts";
import { Platform } from "./service.ts";
import { SetAside } from "./set-aside.ts";

/** The state of the installation itself, and the delivery of what contexts publish. */
export const platform = {
  layer: Layer.mergeAll(Platform.layer, SetAside.layer, Contact.layer),
  lends: Layer.empty,
  apis: [PlatformApi],
  rooms: [],
  sweeps: [Outbox.use((outbox) => outbox.sweep), SetAside.use((setAside) => setAside.report)],
  mails,
} as const;
