/** Which message goes where and when. Rooms take turns, and in a room its clients do. */
export interface Schedule {
  /** Messages of warm-up and measurement together. */
  readonly total: number;
  /** The first message that counts. */
  readonly firstMeasured: number;
  /** Milliseconds after the beginning at which a message is due. */
  dueMs(message: number): number;
  roomOf(message: number): number;
  /** The sender's place among the clients of its room. */
  seatOf(message: number): number;
}

/** An even schedule at `rate` messages a second over rooms that hold so many clients each. */
export function scheduleOf(
  plan: { readonly rate: number; readonly warmUpMs: number; readonly measureMs: number },
  clients: readonly number[],
): Schedule {
  const within = (ms: number) => Math.round((plan.rate * ms) / 1_000);
  const roomOf = (message: number) => message % clients.length;
  return {
    total: within(plan.warmUpMs + plan.measureMs),
    firstMeasured: within(plan.warmUpMs),
    dueMs: (message) => (message * 1_000) / plan.rate,
    roomOf,
    seatOf: (message) => Math.floor(message / clients.length) % (clients[roomOf(message)] ?? 1),
  };
}
