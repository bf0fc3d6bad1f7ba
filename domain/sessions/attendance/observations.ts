import type { Interval } from "../../shared/intervals.ts";
import { STALE_MS } from "../limits.ts";

/**
 * What one source saw of one person: a row of `attendance_observations`. Milliseconds since 1970. `key` is the
 * connection's id, with a number behind it from the second time on that the same connection takes a seat.
 */
export interface Observation extends Interval {
  readonly source: "socket" | "webhook";
  readonly key: string;
  readonly userId: string;
  readonly lastSeenAt: number;
}

/** Something heard of a connection at a time. */
export interface Sighting {
  readonly connectionId: string;
  readonly at: number;
}

/** A seat that was given up or lost. `asked` when it is not known whether it was ever stored: who took it, and when. */
export interface Departure extends Sighting {
  readonly asked: { readonly userId: string; readonly at: number } | null;
}

/** What a room has heard since it last told: seats that are still taken, and seats that are not any more. */
export interface Report {
  readonly seen: readonly Sighting[];
  readonly left: readonly Departure[];
}

export const connectionOf = (key: string): string => key.split("/", 1)[0] ?? key;

const isOf = ({ source, key }: Observation, connectionId: string) =>
  source === "socket" && connectionOf(key) === connectionId;

const latestOf = (observations: readonly Observation[], connectionId: string, until: number) =>
  observations
    .filter((one) => isOf(one, connectionId) && one.joinedAt <= until)
    .toSorted((a, b) => a.joinedAt - b.joinedAt)
    .at(-1);

const replace = (observations: readonly Observation[], old: Observation, by: Partial<Observation>) =>
  observations.map((one) => (one === old ? { ...one, ...by } : one));

/** A connection takes a seat. The same join told twice, at once or after the seat was left, changes nothing. */
export const joined = (
  observations: readonly Observation[],
  { connectionId, userId, at }: Sighting & { readonly userId: string },
): readonly Observation[] => {
  const own = observations.filter((one) => isOf(one, connectionId));
  if (own.some((one) => one.leftAt === null || one.leftAt > at || one.joinedAt >= at)) return observations;
  const key = own.length === 0 ? connectionId : `${connectionId}/${own.length + 1}`;
  return [...observations, { source: "socket", key, userId, joinedAt: at, leftAt: null, lastSeenAt: at }];
};

/**
 * The room vouches that the seat was taken all the time up to `at`. That also takes a seat back up which was closed
 * for want of news while the room could not store any.
 */
export const seen = (observations: readonly Observation[], { connectionId, at }: Sighting) => {
  const latest = latestOf(observations, connectionId, at);
  if (!latest || at <= latest.lastSeenAt || (latest.leftAt !== null && latest.leftAt >= at))
    return observations;
  return replace(observations, latest, { lastSeenAt: at, leftAt: null });
};

/** The seat was taken up to `at`, and no longer. The later of two such words counts. */
export const left = (observations: readonly Observation[], { connectionId, at }: Sighting) => {
  const latest = latestOf(observations, connectionId, at);
  if (!latest || (latest.leftAt !== null && latest.leftAt >= at)) return observations;
  const leftAt = Math.max(at, latest.lastSeenAt);
  return replace(observations, latest, { leftAt, lastSeenAt: leftAt });
};

/** Everything a room has to tell, in the order in which it can have happened. */
export const reported = (observations: readonly Observation[], report: Report): readonly Observation[] => {
  const known = report.seen.reduce(seen, observations);
  return report.left.reduce((before, departure) => {
    const { connectionId, asked } = departure;
    return left(asked ? joined(before, { connectionId, ...asked }) : before, departure);
  }, known);
};

/**
 * Closes what no room has vouched for during the last `STALE_MS`, at the moment of the last word. Other sources
 * than sockets send no heartbeats: silence says nothing about them.
 */
export const lapsed = (observations: readonly Observation[], now: number): readonly Observation[] =>
  observations.map((one) =>
    one.source === "socket" && one.leftAt === null && now - one.lastSeenAt > STALE_MS
      ? { ...one, leftAt: one.lastSeenAt }
      : one,
  );

/** Closes everything as of `now`: who is still there stays until `at`, who has lapsed until their last word. */
export const closed = (
  observations: readonly Observation[],
  at: number,
  now: number,
): readonly Observation[] =>
  lapsed(observations, now).map((one) =>
    one.leftAt === null ? { ...one, leftAt: Math.max(at, one.joinedAt) } : one,
  );
