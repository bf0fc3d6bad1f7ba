import { useInbox } from "../inbox/inbox.ts";

/** Ready to help or not: what the user chose, ahead of the server's word while that is under way. */
export const isAvailable = () => {
  const inbox = useInbox();
  return inbox.wantsAvailable() ?? inbox.state.available;
};

/** What that may mean. */
export const MEANINGS = ["on", "none", "offline"] as const;

/** What that means now. */
export const availabilityMeaning = (): (typeof MEANINGS)[number] => {
  if (useInbox().state.status !== "open") return "offline";
  return isAvailable() ? "on" : "none";
};
