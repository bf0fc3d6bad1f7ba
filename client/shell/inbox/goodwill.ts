import { me } from "../me.ts";
import { useInbox } from "./inbox.ts";

/** The inbox tells it live, and keeps it without a connection; until its first word, what was read with the user stands. */
export const goodwill = () => {
  const { state } = useInbox();
  return state.canHelp === null ? (me()?.goodwill ?? state.goodwill) : state.goodwill;
};
