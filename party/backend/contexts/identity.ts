import { IdentityHandlers } from "../../http/identity.ts";
import { admissionCommands } from "../admission.ts";

export const identity = { commands: admissionCommands, handlers: IdentityHandlers, shared: [] };
