/** What people call the places that videos and readings are at. */
const PLACES: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)(?:youtube\.com|youtu\.be|youtube-nocookie\.com)$/, "YouTube"],
  [/(?:^|\.)vimeo\.com$/, "Vimeo"],
  [/(?:^|\.)loom\.com$/, "Loom"],
  [/^docs\.google\.com$/, "Google Docs"],
  [/^drive\.google\.com$/, "Google Drive"],
  [/(?:^|\.)notion\.(?:so|site)$/, "Notion"],
  [/(?:^|\.)github\.com$/, "GitHub"],
];

export interface OutsideLink {
  readonly href: string;
  /** Its place by the name that people know, or its host. */
  readonly place: string;
}

/** An address that a creator wrote as a link; null where it leads to nothing that is safe to open. */
export const outsideLink = (url: string | null): OutsideLink | null => {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return null;
  const known = PLACES.find(([host]) => host.test(hostname));
  return { href, place: known?.[1] ?? hostname.replace(/^www\./, "") };
};
