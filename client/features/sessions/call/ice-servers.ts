/**
 * Lets two devices behind home routers find each other; relays need credentials and are not built in. On one's own
 * machine nobody needs to be found, and nothing outside is asked.
 */
export const ICE_SERVERS: RTCIceServer[] = ["localhost", "127.0.0.1"].includes(location.hostname)
  ? []
  : [{ urls: "stun:stun.cloudflare.com:3478" }];
