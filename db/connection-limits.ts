/** Connections in each backend's pool: all pools together stay at 20. */
export const POOL_SIZE = 10;

/** Milliseconds a database query may take before its outcome counts as unknown. */
export const QUERY_TIMEOUT_MS = 5_000;
