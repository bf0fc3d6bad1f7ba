import { ACCESS_CHECK_MS } from "../../../domain/shared/limits.ts";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import type { ConnectionState } from "../member.ts";

/** What decides how long a connection counts as there, whether its room is awake or asleep. Times are ms since 1970. */
export type Standing = Pick<ConnectionState, "visible" | "beats" | "checkedAt" | "heardAt">;

/** Milliseconds by which a lease may be noticed late, so that those that run out one after another ring once. */
export const GATHER_MS = 1_000;

/**
 * When the lease of a connection runs out: the only word on who is still there, since a dead phone sends no close and
 * the platform can miss one.
 */
export const leaseEnds = ({ visible, beats, heardAt }: Standing, hiddenIsAway: boolean): number =>
  heardAt + (beats && (visible || !hiddenIsAway) ? LEASE_MS : HIDDEN_LEASE_MS);

/** When it is to be asked again whether somebody may still be here. */
export const accessDue = ({ checkedAt }: Pick<Standing, "checkedAt">): number => checkedAt + ACCESS_CHECK_MS;

/** When a connection that stands so is to be looked at again. */
export const lookAt = (standing: Standing, hiddenIsAway: boolean, askAt = accessDue(standing)): number =>
  Math.min(leaseEnds(standing, hiddenIsAway) + GATHER_MS, askAt);

/** When the first of several connections is to be looked at; null where there is none. */
export const nextLook = (standings: Iterable<Standing>, hiddenIsAway: boolean): number | null => {
  let next: number | null = null;
  for (const standing of standings)
    next = Math.min(next ?? Number.POSITIVE_INFINITY, lookAt(standing, hiddenIsAway));
  return next;
};
