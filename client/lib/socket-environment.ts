/** What a socket needs to know of the browser around it. */
export interface SocketEnvironment {
  /** Where the sockets are, such as `wss://peerloop.example`. */
  readonly origin: string;
  readonly isVisible: () => boolean;
  readonly isOnline: () => boolean;
  /** Calls back when the tab is shown or hidden and when the network comes or goes; returns the way to stop. */
  readonly onChange: (changed: (what: "visibility" | "network") => void) => () => void;
}

/** The browser tab that this code runs in. */
export const browserEnvironment = (): SocketEnvironment => ({
  origin: location.origin.replace(/^http/, "ws"),
  isVisible: () => document.visibilityState === "visible",
  isOnline: () => navigator.onLine,
  onChange: (changed) => {
    const visibility = () => changed("visibility");
    const restored = (event: PageTransitionEvent) => event.persisted && visibility();
    const network = () => changed("network");
    document.addEventListener("visibilitychange", visibility);
    addEventListener("pageshow", restored);
    addEventListener("online", network);
    addEventListener("offline", network);
    return () => {
      document.removeEventListener("visibilitychange", visibility);
      removeEventListener("pageshow", restored);
      removeEventListener("online", network);
      removeEventListener("offline", network);
    };
  },
});
