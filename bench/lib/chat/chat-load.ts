import type { LoadPlan } from "../../load/plan.ts";
import type { Layout, RunningPeer } from "../../peers/peer.ts";

/** A plan for any peer: who is there comes with the peer. */
export interface ChatLoad extends Omit<LoadPlan, "protocol" | "rooms" | "heavy"> {
  readonly layout: Layout;
  /**
   * So many more people who come and go, spread over the rooms; and whether there is one in the first who does
   * everything as often as anybody may.
   */
  readonly more?: { readonly visitors: number; readonly isHeavy?: boolean };
  /** Does something else to the peer meanwhile; what it answers ends that. */
  readonly beside?: (running: RunningPeer) => Promise<() => Promise<void>>;
}
