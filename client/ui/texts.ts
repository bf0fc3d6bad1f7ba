/** What widgets say by themselves. */
export const lazyTexts = {
  loading: "Loading",
  outdated: "PeerLoop was updated. Reload the page to continue: what you typed stays.",
  waiting: "It’ll load as soon as you’re back online.",
  pageTitle: "Can’t load this page",
  reload: "Reload",
} as const;

/** In the place of what is not there. */
export const notFoundTexts = {
  text: "It may have moved, or there’s a typo in the address. Check the link.",
  browse: "Browse courses",
  home: "Go home",
} as const;

/** In the place of what could not be read. */
export const errorTexts = {
  unreachable: "Can’t reach PeerLoop",
  offline: "You’re offline",
  busy: "PeerLoop is catching its breath",
  tooFast: "A little too fast",
  forbidden: "You don’t have access to this",
  failed: "This didn’t load",
  retrying: "We’ll try again as soon as you’re back online.",
  keepTrying: "Your connection may be weak. We’ll keep trying.",
  away: "We’ll be right back. Nothing of yours is lost.",
  retry: "Try again",
  retryIn: (wait: string) => `Try again in ${wait}`,
} as const;

/** Every dialog. */
export const dialogTexts = { close: "Close" } as const;
