/** What is said of a connection: an offer, or the answer to the offer with the same `turn`. */
interface Described {
  readonly description: { readonly type: "offer" | "answer"; readonly sdp: string };
  /** Numbers one side's offers. Pages that were loaded earlier tell none. */
  readonly turn?: number;
}

export interface NegotiationOptions {
  /** Gives way when both offer at once; the two sides must differ. */
  readonly polite: boolean;
  readonly send: (described: Described) => void;
  /** Before an offer is answered: the own tracks go where it has room for them. */
  readonly beforeAnswer: () => void;
}

/** The agreeing of two sides on how they are connected. */
export interface Negotiation {
  /** Both reject with what the browser did not take. */
  readonly takeDescription: (described: Described) => Promise<void>;
  readonly takeCandidates: (candidates: readonly RTCIceCandidateInit[]) => Promise<void>;
  /** Whether the own offer waits for its answer. */
  readonly isAsking: () => boolean;
  /** Sends the offer that waits once more: the other side may not have been there. */
  readonly askAgain: () => void;
}

/**
 * Perfect negotiation (W3C WebRTC, section 10.7). Nothing is awaited between the arrival of a message and the call to
 * the browser, whose own queue keeps their order.
 */
export const negotiate = (
  connection: RTCPeerConnection,
  { polite, send, beforeAnswer }: NegotiationOptions,
): Negotiation => {
  let makingOffer = false;
  let ignoringOffer = false;
  let settingAnswer = false;
  let turn = 0;

  const isAsking = () => connection.signalingState === "have-local-offer";

  const tell = (description: RTCSessionDescription | null, ofTurn: number | undefined) => {
    if (description?.type !== "offer" && description?.type !== "answer") return;
    const { type, sdp } = description;
    send({ description: { type, sdp }, ...(ofTurn === undefined ? {} : { turn: ofTurn }) });
  };

  const askAgain = () => {
    if (isAsking()) tell(connection.pendingLocalDescription, turn);
  };

  connection.addEventListener("negotiationneeded", async () => {
    makingOffer = true;
    turn += 1;
    try {
      await connection.setLocalDescription();
      askAgain();
    } catch {
      // The connection was closed meanwhile, or another offer came first.
    } finally {
      makingOffer = false;
    }
  });

  const takeAnswer = async (description: Described["description"], ofTurn = turn) => {
    // The answer to an offer that was sent twice comes twice, and the one to an offer taken back comes in vain.
    if (!isAsking() || settingAnswer || ofTurn !== turn) return;
    ignoringOffer = false;
    settingAnswer = true;
    try {
      await connection.setRemoteDescription(description);
    } finally {
      settingAnswer = false;
    }
  };

  const takeOffer = async (description: Described["description"], ofTurn: number | undefined) => {
    const isReady = !makingOffer && (connection.signalingState === "stable" || settingAnswer);
    ignoringOffer = !polite && !isReady;
    if (ignoringOffer) return;
    await connection.setRemoteDescription(description);
    beforeAnswer();
    await connection.setLocalDescription();
    tell(connection.currentLocalDescription, ofTurn);
  };

  return {
    isAsking,
    askAgain,
    takeDescription: ({ description, turn: ofTurn }) =>
      description.type === "answer" ? takeAnswer(description, ofTurn) : takeOffer(description, ofTurn),
    takeCandidates: async (candidates) => {
      await Promise.all(
        candidates.map((candidate) =>
          connection.addIceCandidate(candidate).catch((error: unknown) => {
            if (!ignoringOffer) throw error;
          }),
        ),
      );
    },
  };
};
