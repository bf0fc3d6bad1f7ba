import { documentTitle, PRODUCT_NAME } from "../../../domain/platform/pages/rules.ts";

/** A picture for shared links, by its path on this site. */
interface ShareImage {
  readonly path: string;
  readonly alt: string;
  /** It fills the link's width (1.91:1); without that it is shown small, as a square. */
  readonly isWide: boolean;
}

/** What the HTML of a page says of it before any script runs. */
export interface Head {
  /** The page's name, as the client has it in the tab. */
  readonly title: string;
  readonly description: string;
  /** The page's one address, as path and query; null for a page that is not for search engines. */
  readonly canonical: string | null;
  /** `profile` for a person. */
  readonly type?: "website" | "profile";
  /** More properties of Open Graph, such as a price. */
  readonly properties?: Readonly<Record<string, string>>;
  /** What it is to search engines, as schema.org has it (JSON-LD). */
  readonly structured?: (origin: string) => object;
  /** Where the page has a picture of its own; else the product's mark stands for it. */
  readonly image?: ShareImage;
  /** What the page asks of the API first, by paths without spaces: asked for while its scripts are on their way. */
  readonly asks?: readonly string[];
  /** Those are for whoever is signed in: a browser that goes back has this page from before they signed out. */
  readonly isForMember?: boolean;
}

const MARK: ShareImage = { path: "/icons/icon-512.png", alt: PRODUCT_NAME, isWide: false };

/** Characters of a description that search results show. */
const DESCRIPTION_LENGTH = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML, between tags and in attributes, on one line and without control characters. */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** As much of a text as a description takes, cut between words. */
export const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= DESCRIPTION_LENGTH) return line;
  const cut = line.slice(0, DESCRIPTION_LENGTH - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > DESCRIPTION_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$|[\ud800-\udbff]$/u, "")}…`;
};

const named = (name: string, content: string) => `<meta name="${name}" content="${escaped(content)}" />`;
const property = (name: string, content: string) =>
  `<meta property="${name}" content="${escaped(content)}" />`;

/** Data for machines, which runs nothing: with no sign that could end the element. */
const structured = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}</script>`;

/** Has a browser ask for what scripts will fetch, as `fetch` does that by itself; members' by the script of `client/app.html`. */
const asked = (paths: readonly string[], isForMember: boolean): readonly string[] =>
  isForMember
    ? [named("asks", paths.join(" "))]
    : paths.map((path) => `<link rel="preload" as="fetch" crossorigin href="${escaped(path)}" />`);

/** The head as HTML. `origin`: where browsers reach the site, without a trailing slash. */
export const headHtml = (head: Head, origin: string): string => {
  const asks = asked(head.asks ?? [], head.isForMember ?? false);
  const title = `<title>${escaped(documentTitle(head.title))}</title>`;
  const description = named("description", head.description);
  if (head.canonical === null)
    return [...asks, title, description, named("robots", "noindex")].join("\n    ");
  const address = origin + head.canonical;
  const image = head.image ?? MARK;
  return [
    ...asks,
    title,
    description,
    `<link rel="canonical" href="${escaped(address)}" />`,
    property("og:site_name", PRODUCT_NAME),
    property("og:locale", "en_US"),
    property("og:type", head.type ?? "website"),
    property("og:title", head.title),
    property("og:description", head.description),
    property("og:url", address),
    property("og:image", origin + image.path),
    property("og:image:alt", image.alt),
    ...Object.entries(head.properties ?? {}).map(([name, content]) => property(name, content)),
    ...(head.structured === undefined ? [] : [structured(head.structured(origin))]),
    // Title, description and picture are taken from Open Graph.
    named("twitter:card", image.isWide ? "summary_large_image" : "summary"),
  ].join("\n    ");
};
