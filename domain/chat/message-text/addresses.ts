import { before, isEscapable, isWordPart } from "./characters.ts";

/** Addresses that may be opened from what somebody wrote. */
const SAFE = /^(?:https?|mailto):/i;

/** Longest address of a link, in UTF-16 code units. */
const MAX_ADDRESS = 2_048;

/** An address as it may be opened, or null where it is none, or not safe. */
const safeHref = (address: string): string | null => {
  if (!SAFE.test(address)) return null;
  try {
    return new URL(address).href;
  } catch {
    return null;
  }
};

/** A part of a text, up to `end`, that is an address. */
export interface Found {
  readonly end: number;
  readonly href: string;
}

const WEB = /(?:https?:\/\/|www\.)(?=[\p{L}\p{N}])/iuy;
/** Where an address ends in any case: at spaces, quotation marks, and the punctuation of Chinese and Japanese. */
const STOP = /[\s<>"`[\]{}|\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]|$/g;
const TRAILING = "?!.,:;*_~'";

/** The end of a text before the first closing bracket that it has not opened. */
const balancedEnd = (text: string): number => {
  if (!text.includes(")")) return text.length;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text.charAt(index) === "(") depth++;
    else if (text.charAt(index) === ")" && depth-- === 0) return index;
  }
  return text.length;
};

/**
 * The web address that begins at `index` and is written without marks around it, `www.` included. The punctuation
 * of the sentence around it is not part of it, and a bracket only where the address opened it.
 */
export const webAddressAt = (text: string, index: number): Found | null => {
  WEB.lastIndex = index;
  const scheme = WEB.exec(text)?.[0];
  if (scheme === undefined || isWordPart(before(text, index))) return null;
  STOP.lastIndex = index;
  const most = text.slice(index, Math.min(STOP.exec(text)?.index ?? text.length, index + MAX_ADDRESS));
  let length = balancedEnd(most);
  while (length > scheme.length && TRAILING.includes(most.charAt(length - 1))) length--;
  const address = most.slice(0, length);
  const href = safeHref(/^www\./i.test(address) ? `http://${address}` : address);
  return href === null ? null : { end: index + length, href };
};

const MAIL = /[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/y;

/** The e-mail address that begins at `index`. */
export const mailAddressAt = (text: string, index: number): Found | null => {
  if (/^[A-Za-z0-9.+-]$/.test(before(text, index))) return null;
  MAIL.lastIndex = index;
  const address = MAIL.exec(text)?.[0].replace(/-+$/, "");
  const href = address === undefined ? null : safeHref(`mailto:${address}`);
  return address === undefined || href === null ? null : { end: index + address.length, href };
};

const ANGLED = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{1,2048}|[^\s<>@]{1,64}@[^\s<>@]{1,255})>/y;

/** The address in angle brackets that begins at `index`, and its words. */
export const angledAddressAt = (text: string, index: number): (Found & { readonly words: string }) | null => {
  ANGLED.lastIndex = index;
  const found = ANGLED.exec(text);
  const words = found?.[1] ?? "";
  const href = words === "" ? null : (safeHref(words) ?? safeMail(words));
  return href === null ? null : { end: ANGLED.lastIndex, href, words };
};

const safeMail = (words: string) =>
  /^[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(words) ? safeHref(`mailto:${words}`) : null;

/** Where a link leads: what stands in round brackets after its words. */
export interface Destination extends Found {
  readonly title: string | null;
}

/** Characters that hold every scheme that is safe, and a sign before it. */
const LONGEST_SCHEME = 8;

const GAP = /\s*/y;
const POINTED = /<((?:[^<>\n\\]|\\.)*)>/y;
const TITLE = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;

const matched = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const unescaped = (text: string) =>
  text.replace(/\\(.)/gs, (whole, character: string) => (isEscapable(character) ? character : whole));

const plainEnd = (text: string, index: number): number => {
  let depth = 0;
  let end = index;
  for (const limit = Math.min(text.length, index + MAX_ADDRESS); end < limit; end++) {
    const character = text.charAt(end);
    if (character === "\\" && isEscapable(text.charAt(end + 1))) end++;
    else if (/[\s<]/.test(character) || (character === ")" && depth-- === 0)) break;
    else if (character === "(") depth++;
  }
  return end;
};

/** The destination whose opening bracket stands at `index`; null where there is none, or none that is safe. */
export const destinationAt = (text: string, index: number): Destination | null => {
  if (text.charAt(index) !== "(") return null;
  const start = index + 1 + (matched(GAP, text, index + 1)?.[0].length ?? 0);
  if (!SAFE.test(text.slice(start, start + LONGEST_SCHEME).replace("<", ""))) return null;
  const pointed = matched(POINTED, text, start);
  let end = pointed ? start + pointed[0].length : plainEnd(text, start);
  const address = unescaped(pointed?.[1] ?? text.slice(start, end));
  const gap = matched(GAP, text, end)?.[0].length ?? 0;
  const title = gap > 0 ? matched(TITLE, text, end + gap) : null;
  end += gap + (title?.[0].length ?? 0);
  if (title) end += matched(GAP, text, end)?.[0].length ?? 0;
  const href = text.charAt(end) === ")" ? safeHref(address) : null;
  if (href === null) return null;
  return { end: end + 1, href, title: title ? unescaped(title[1] ?? title[2] ?? "") : null };
};
