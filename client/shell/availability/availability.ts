import { useInbox } from "../inbox/inbox.ts";

/** Ready to help or not: what the user chose, ahead of the server's word while that is under way. */
export const isAvailable = () => {
  const inbox = useInbox();
  return inbox.wantsAvailable() ?? inbox.state.available;
};

/** What that means now. */
export const availabilityHint = () => {
  const { status } = useInbox().state;
  if (status !== "open") return "Counts once you are connected again.";
  return isAvailable()
    ? "Calls for help reach you on every page. It ends by itself after ten minutes away, and in quiet hours."
    : "You will not be offered calls for help.";
};
