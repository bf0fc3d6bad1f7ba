import { roleTexts } from "../texts/people.ts";

/** What somebody is in a room, for people. */
export const roleName = (role: string): string => roleTexts[role] ?? role;
