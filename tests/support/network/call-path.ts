import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import type { Page } from "playwright-core";

/** The network between the two devices of a call: each way to a device leads over a relay here, which can be cut. */
export interface CallPath {
  /** Puts a page's session behind it. Before the page is loaded. */
  readonly lead: (page: Page) => Promise<void>;
  /** Cuts every way that is known; those that are told from now on work. */
  readonly cut: () => void;
  /** Cuts every way between the two connections that now talk, those that they look for from now on too. */
  readonly condemn: () => void;
  readonly close: () => void;
}

interface Relay {
  readonly port: number;
  /** Which connection it leads to. */
  readonly to: string;
  isCut: boolean;
  readonly close: () => void;
}

/** Passes what comes on to a device, and back what the device answers. */
const openRelay = async (address: string, port: number, to: string): Promise<Relay> => {
  const inlet = createSocket("udp4");
  const outlets = new Map<string, Promise<Socket>>();
  const outletFor = (from: RemoteInfo) => {
    const key = `${from.address}:${from.port}`;
    const known = outlets.get(key);
    if (known) return known;
    const outlet = createSocket("udp4");
    outlet.on("message", (data) => relay.isCut || inlet.send(data, from.port, from.address));
    const opened = new Promise<Socket>((resolve) => outlet.bind(0, address, () => resolve(outlet)));
    outlets.set(key, opened);
    return opened;
  };
  inlet.on("message", async (data, from) => {
    const outlet = await outletFor(from);
    if (!relay.isCut) outlet.send(data, port, address);
  });
  await new Promise<void>((resolve) => inlet.bind(0, address, resolve));
  const relay: Relay = {
    port: inlet.address().port,
    to,
    isCut: false,
    close: () => {
      relay.isCut = true;
      inlet.close();
      for (const opened of outlets.values()) void opened.then((outlet) => outlet.close());
    },
  };
  return relay;
};

/** The fields of a candidate by IPv4 and UDP: everything before the address, address, port, everything behind. */
const WAY = /^((?:a=)?candidate:\S+ \d+ udp \d+ )(\d+\.\d+\.\d+\.\d+) (\d+)( .*)$/i;

export const layPath = (): CallPath => {
  const relays = new Map<string, Relay>();
  const condemned = new Set<string>();

  /** The candidate with the address of a relay; null for ways that do not lead over one. */
  const relayed = async (candidate: string, fragment: string, to: string): Promise<string | null> => {
    const [, before, address, port, behind] = WAY.exec(candidate) ?? [];
    if (!before || !address || !port) return null;
    const key = `${to} ${fragment} ${address} ${port}`;
    const relay = relays.get(key) ?? (await openRelay(address, Number(port), to));
    relays.set(key, relay);
    relay.isCut ||= condemned.has(to);
    return `${before}${address} ${relay.port}${behind}`;
  };

  const inDescription = async (sdp: string, to: string): Promise<string> => {
    const fragment = /a=ice-ufrag:(\S+)/.exec(sdp)?.[1] ?? "";
    const lines = await Promise.all(
      sdp
        .split("\r\n")
        .map((line) =>
          line.startsWith("a=candidate:") ? relayed(line, fragment, to) : Promise.resolve(line),
        ),
    );
    return lines.filter((line) => line !== null).join("\r\n");
  };

  const inFrame = async (text: string): Promise<string> => {
    const frame = JSON.parse(text);
    if (frame._tag !== "Signal") return text;
    const { data } = frame;
    if (data.kind === "description") {
      data.description.sdp = await inDescription(data.description.sdp, data.from);
    } else if (data.kind === "candidates") {
      const told = await Promise.all(
        data.candidates.map(async (one: RTCIceCandidateInit) => {
          const way = await relayed(one.candidate ?? "", one.usernameFragment ?? "", data.from);
          return way === null ? null : { ...one, candidate: way };
        }),
      );
      data.candidates = told.filter((one) => one !== null);
    }
    return JSON.stringify(frame);
  };

  return {
    lead: (page) =>
      page.routeWebSocket(/\/parties\/session\//, (socket) => {
        const server = socket.connectToServer();
        let last = Promise.resolve();
        socket.onMessage((text) => {
          last = last.then(async () => server.send(await inFrame(String(text))));
        });
      }),
    cut: () => {
      for (const relay of relays.values()) relay.isCut = true;
    },
    condemn: () => {
      for (const relay of relays.values()) {
        relay.isCut = true;
        condemned.add(relay.to);
      }
    },
    close: () => {
      for (const relay of relays.values()) relay.close();
    },
  };
};

/** Has every frame of a page's session take its time, there and back. Before the page is loaded. */
export const slowDown = (page: Page, milliseconds: number) =>
  page.routeWebSocket(/\/parties\/session\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => void setTimeout(() => server.send(text), milliseconds));
    server.onMessage((text) => void setTimeout(() => socket.send(text), milliseconds));
  });
