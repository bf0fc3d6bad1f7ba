/** How much of a text fits. */
export const lengthTexts = {
  left: (count: number) => `${characters(count)} left`,
  tooMany: (count: number) => `${characters(count)} too many`,
  tooLarge: "These characters take too much room. Send them in parts.",
} as const;

const characters = (count: number) => (count === 1 ? "1 character" : `${count} characters`);

/** Beside a field of a form: the server says the end of a sentence about it. */
export const fieldTexts = { sentence: (end: string) => `This ${end}` } as const;

/** Why the server did not answer. */
export const requestTexts = {
  broken: "Something went wrong on this page.",
  unreachable: "Can’t reach PeerLoop. Check your connection.",
  unavailable: "PeerLoop isn’t available right now.",
  unreadable: "The server’s answer couldn’t be read.",
} as const;

/** Times. */
export const timeTexts = { justNow: "just now" } as const;
