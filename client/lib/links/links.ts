/** A part of a text; with `href` where it is an address that is safe to open. */
export interface LinkPart {
  readonly text: string;
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/giu;
const TRAILING = ".,;:!?)]}";

/** Plain text divided into addresses (http and https alone) and what stands between them. */
export const linkParts = (text: string): readonly LinkPart[] => {
  const parts: LinkPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href: new URL(address).href });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
};

/** Without the punctuation of the sentence around it; a closing bracket stays when the address opened it. */
const trimmed = (address: string): string => {
  let end = address.length;
  while (TRAILING.includes(address.charAt(end - 1))) end--;
  const cut = address.slice(0, end);
  const next = address.charAt(cut.length);
  return next === ")" && cut.includes("(") && !cut.includes(")") ? `${cut})` : cut;
};
