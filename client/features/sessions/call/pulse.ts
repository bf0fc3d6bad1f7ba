/** How long nothing has come from the other device. */
export interface Pulse {
  /** Looks whether anything has come since the last look. */
  readonly look: () => Promise<void>;
  /** Milliseconds until now. Zero where the browser does not count what would tell it. */
  readonly silentMs: () => number;
}

/**
 * Counts what arrives: sound, picture, and the checks that the two exchange every few seconds whether they talk or
 * not. It tells a silence sooner than the state of the connection does.
 */
export const createPulse = (connection: RTCPeerConnection): Pulse => {
  let received = -1;
  let receivedAt = performance.now();
  let isCounted = false;
  return {
    look: async () => {
      let sum = 0;
      for (const stats of ((await connection.getStats()) as ReadonlyMap<string, RTCStats>).values()) {
        if (stats.type !== "candidate-pair") continue;
        const {
          bytesReceived = 0,
          requestsReceived = 0,
          responsesReceived,
        } = stats as RTCIceCandidatePairStats;
        isCounted ||= responsesReceived !== undefined;
        sum += bytesReceived + requestsReceived + (responsesReceived ?? 0);
      }
      // Ways that were given up take their figures with them.
      if (sum > received) receivedAt = performance.now();
      received = sum;
    },
    silentMs: () => (isCounted ? performance.now() - receivedAt : 0),
  };
};
