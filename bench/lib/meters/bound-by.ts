import type { CpuUse } from "./cpu-meter.ts";

/** From this share on a core counts as taken. */
const FULL = 0.85;

/** Idle share of all cores below which the machine itself is the limit. */
const EXHAUSTED = 0.1;

/** Cores that other programs may use without a word about it. */
const QUIET = 0.3;

/** The load generator's group of processes: it must have time to spare for figures to be the peer's. */
export const GENERATOR = "load generator";

const cores = (share: number) => `${share.toFixed(2)} of a core`;

/**
 * Says in a sentence or two what a peer's figures were bound by.
 * @param use cores in use while the messages that count were sent
 * @param total cores of the machine
 */
export function boundBy(use: CpuUse | null, total: number): string {
  if (!use)
    return "This system does not tell what processes use, so nothing is known of what it was bound by.";
  const groups = Object.entries(use.groups).sort(([, one], [, other]) => other - one);
  const shares = groups.map(([group, share]) => `${group} ${share.toFixed(2)}`).join(", ");
  const shared =
    use.others > QUIET ? " Other programs were running: without them the figures would be better." : "";
  const known = `Cores in use: ${shares}, everything else ${use.others.toFixed(2)}, idle ${use.idle.toFixed(2)} of ${total}.${shared}`;
  const full = groups.find(([, share]) => share >= FULL);
  if (full?.[0] === GENERATOR) return `Bound by the load generator, not by the peer. ${known}`;
  if (full) return `Bound by ${full[0]}, which used ${cores(full[1])}. ${known}`;
  if (use.idle <= EXHAUSTED * total) return `Bound by the machine: no core had time to spare. ${known}`;
  return `Bound by no processor: the time is that of commits and of the ways between processes. ${known}`;
}
