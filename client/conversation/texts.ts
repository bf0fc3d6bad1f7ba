/** Words of the composer. */
export const composerText = {
  send: "Send",
} as const;

const willSend = (count: number) => (count === 1 ? "1 message" : `${count} messages`);

/** Words of a connection. */
export const connectionText = {
  live: "Live",
  connecting: "Connecting…",
  reconnecting: "Reconnecting…",
  unreachable: "Can’t reach PeerLoop. Trying again…",
  waiting: (count: number) => `${willSend(count)} will send when you’re back online.`,
  waitingHere: (count: number) => `${willSend(count)} will send as soon as possible.`,
  signedOut: "You’re signed out.",
  removed: "You no longer have access.",
  notFound: "This room no longer exists.",
  superseded: "You have this open in too many tabs, so we closed it here.",
  closed: "The connection was closed.",
  signIn: "Sign in again",
  reload: "Reopen it here",
} as const;

/** Words of a message that is not confirmed yet. */
export const waitingText = {
  you: "You: ",
  sending: "Sending…",
  waiting: "Waiting to send",
  notSent: (why: string) => `Not sent. ${why}`,
  edit: "Edit and retry",
  discard: "Discard",
} as const;

/** Words of the way back to the newest message. */
export const latestText = {
  newest: "Newest",
  fresh: (count: number) => (count === 1 ? "1 new message" : `${count > 99 ? "99+" : count} new messages`),
} as const;

/** In the place of a conversation that is not there yet. */
export const skeletonTexts = { loading: "Opening the chat" } as const;
