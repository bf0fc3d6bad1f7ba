import type { LoadPlan } from "../load/plan.ts";
import type { Layout } from "../peers/peer.ts";

/** A small part of the rooms and people of a scenario. */
export const shortLayout = ({ rooms, clients }: Layout): Layout => ({
  rooms: Math.ceil(rooms / 50),
  clients: Math.min(clients, 10),
});

/** What is made small of a load. */
interface Large extends Pick<LoadPlan, "rate" | "warmUpMs" | "measureMs" | "drainMs"> {
  readonly layout: Layout;
  readonly more?: { readonly visitors: number };
}

/**
 * A small part of a load, for seconds: enough that each thing of a mix is done, too little to be judged.
 */
export const shortened = <Load extends Large>(load: Load): Load => ({
  ...load,
  layout: shortLayout(load.layout),
  rate: Math.min(load.rate, 100),
  warmUpMs: 2_500,
  measureMs: Math.min(load.measureMs, 2_000),
  drainMs: Math.min(load.drainMs, 5_000),
  ...(load.more ? { more: { ...load.more, visitors: Math.min(load.more.visitors, 5) } } : {}),
});
