import { ADDRESS_HEADER } from "../../wire/http-forward.ts";

/**
 * The network that a request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 one, which is
 * what a household or a server has for itself. Null where it is not known: then nobody is counted, since one count
 * for all who are unknown would let one of them stop the others.
 */
export const clientNetwork = (headers: Headers): string | null => {
  const address = headers.get(ADDRESS_HEADER);
  return address === null ? null : networkOf(address);
};

/** The network of an address in any of its spellings; null for what is none. */
export const networkOf = (address: string): string | null => {
  const text = address.trim().replace(/^\[|\]$|%.*$/g, "");
  if (!text.includes(":")) return hostOf(text, /^\d{1,3}(\.\d{1,3}){3}$/);
  const groups = groupsOf(text);
  if (groups === null) return null;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped)
    return `${groups
      .slice(0, 4)
      .map((group) => group.toString(16))
      .join(":")}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
};

/** What the URL parser makes of a host, which knows every spelling; null where it is none of that form. */
const hostOf = (host: string, form: RegExp): string | null => {
  if (!form.test(host.replace(/^\[|\]$/g, ""))) return null;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
};

/** The eight groups of an IPv6 address. */
const groupsOf = (address: string): readonly number[] | null => {
  const host = hostOf(`[${address}]`, /^[\da-f:.]+$/i);
  if (host === null) return null;
  const [before = "", after] = host.slice(1, -1).split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [head, tail] = [read(before), read(after ?? "")];
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
};
