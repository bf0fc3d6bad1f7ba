import { me } from "../me.ts";
import { useInbox } from "./inbox.ts";

/** The inbox tells it live; until it is connected, what was read with the user stands. */
export const goodwill = () => {
  const { state } = useInbox();
  return state.status === "open" ? state.goodwill : (me()?.goodwill ?? state.goodwill);
};
