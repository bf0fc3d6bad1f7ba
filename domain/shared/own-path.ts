/** Any origin: only whether an address leaves it matters. */
const SOMEWHERE = "https://peerloop.invalid";

/**
 * The path, query and fragment that a browser makes of `wanted` within the site, or null where it would leave it.
 * Dot segments are resolved and leading slashes folded, encoded ones too: what begins with two slashes is another
 * host to whoever reads it next.
 */
export const ownPath = (wanted: string): string | null => {
  if (!wanted.startsWith("/")) return null;
  let url: URL;
  try {
    url = new URL(wanted, SOMEWHERE);
  } catch {
    return null;
  }
  if (url.origin !== SOMEWHERE || url.username !== "" || url.password !== "") return null;
  const path = url.pathname.replace(/^(?:\/|\\|%2f|%5c)+/i, "/");
  const resolved = `${path}${url.search}${url.hash}`;
  // What was folded may have uncovered a dot segment.
  return resolved === wanted ? resolved : ownPath(resolved);
};
