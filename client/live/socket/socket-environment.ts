/**
 * The tab was shown or hidden, the network came or went by the word of the device, or the page goes on after it was
 * stopped, with sockets that have not been closed.
 */
export type SocketChange = "visibility" | "network" | "resumed";

/** What a socket needs to know of the browser around it. */
export interface SocketEnvironment {
  /** Where the sockets are, such as `wss://peerloop.example`. */
  readonly origin: string;
  readonly isVisible: () => boolean;
  readonly isOnline: () => boolean;
  /** Calls back when something of it changes; returns the way to stop. */
  readonly onChange: (changed: (what: SocketChange) => void) => () => void;
}

/** The browser tab that this code runs in. */
export const browserEnvironment = (): SocketEnvironment => ({
  origin: location.origin.replace(/^http/, "ws"),
  isVisible: () => document.visibilityState === "visible",
  isOnline: () => navigator.onLine,
  onChange: (changed) => {
    const visibility = () => changed("visibility");
    const resumed = () => changed("resumed");
    const restored = (event: PageTransitionEvent) => event.persisted && resumed();
    const network = () => changed("network");
    document.addEventListener("visibilitychange", visibility);
    document.addEventListener("resume", resumed);
    addEventListener("pageshow", restored);
    addEventListener("online", network);
    addEventListener("offline", network);
    return () => {
      document.removeEventListener("visibilitychange", visibility);
      document.removeEventListener("resume", resumed);
      removeEventListener("pageshow", restored);
      removeEventListener("online", network);
      removeEventListener("offline", network);
    };
  },
});
