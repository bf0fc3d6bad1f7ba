import type { Layout } from "../peers/peer.ts";
import type { ChatLoad } from "./chat-load.ts";

/** A small part of the rooms and people of a scenario. */
export const shortLayout = ({ rooms, clients }: Layout): Layout => ({
  rooms: Math.ceil(rooms / 50),
  clients: Math.min(clients, 10),
});

/**
 * A small part of a load, for seconds: enough that each thing of a mix is done, too little to be judged. People who come
 * and go stay as many as there are rooms at least.
 */
export const shortened = (load: ChatLoad): ChatLoad => ({
  ...load,
  layout: shortLayout(load.layout),
  rate: Math.min(load.rate, 100),
  warmUpMs: 2_500,
  measureMs: Math.min(load.measureMs, 2_000),
  drainMs: Math.min(load.drainMs, 5_000),
  ...(load.more ? { more: { ...load.more, visitors: Math.min(load.more.visitors, 5) } } : {}),
});
