import { IdentityHandlers } from "../../http/identity.ts";
import { admissionCommands } from "../admission.ts";
import { profilePhotoCommands } from "./profile-photos.ts";

export const identity = {
  commands: [...admissionCommands, ...profilePhotoCommands],
  handlers: IdentityHandlers,
  shared: [],
};
