import type { Peer } from "../peers/peer.ts";
import type { ChatLoad } from "./chat/chat-load.ts";
import { chatSubject } from "./chat/chat-outcome.ts";
import type { Subject } from "./figures/result.ts";
import { type ChatMeasurement, measureChat } from "./measure.ts";
import type { BenchContext } from "./scenario.ts";

/** The row of a system that could not be measured: it has no figures, and says why. */
const failed = (name: string, error: unknown): Subject => ({
  name,
  cpu: null,
  figures: [],
  boundBy: `It failed: ${error instanceof Error ? error.message : String(error)}`,
});

/** What is measured of a peer that PeerLoop is compared with: one that fails costs its own row and no other. */
export async function orFailed(
  { say }: Pick<BenchContext, "say">,
  { name }: Pick<Peer, "name">,
  measure: () => Promise<Subject>,
): Promise<Subject> {
  try {
    return await measure();
  } catch (error) {
    const subject = failed(name, error);
    say(`${name}: ${subject.boundBy}`);
    return subject;
  }
}

/** Puts a peer under the same load as PeerLoop, for its row, which `subject` makes of what was measured. */
export const otherPeer = (
  context: BenchContext,
  peer: Peer,
  load: ChatLoad,
  subject: (measured: ChatMeasurement, cores: number) => Subject = chatSubject,
): Promise<Subject> =>
  orFailed(context, peer, async () => subject(await measureChat(context, peer, load), context.cores));
