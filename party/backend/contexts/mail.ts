import { MailHandlers } from "../../http/mail.ts";

export const mail = { commands: [], handlers: MailHandlers, shared: [] };
