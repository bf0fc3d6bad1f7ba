import { chatCommands } from "./chat.ts";
import { chatAttachmentCommands } from "./chat-attachments.ts";
import { identityCommands } from "./identity.ts";
import { notificationCommands } from "./notifications.ts";
import { sessionCommands } from "./sessions.ts";
import { summonCommands } from "./summons.ts";

/** Every command that a backend carries out. */
export const commands = [
  ...identityCommands,
  ...chatCommands,
  ...chatAttachmentCommands,
  ...summonCommands,
  ...sessionCommands,
  ...notificationCommands,
] as const;
