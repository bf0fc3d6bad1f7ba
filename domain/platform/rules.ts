/** The password of every person of the demo data. */
export const demoPassword = "learn-teach-earn";

/** The address of a person of the demo data. */
export const demoEmail = (handle: string): string => `${handle}@peerloop.test`;

/** Somebody of the demo data whom newcomers are told of, and what they are there to show. */
export interface DemoAccount {
  readonly handle: string;
  readonly name: string;
  readonly does: string;
}

/** The demo accounts: the start script prints them, and the sign-in page of one's own machine offers them. */
export const demoAccounts: readonly DemoAccount[] = [
  { handle: "sarah", name: "Sarah", does: "student" },
  { handle: "lee", name: "Lee", does: "student" },
  { handle: "marcus", name: "Marcus", does: "student-teacher" },
  { handle: "nadia", name: "Nadia", does: "student-teacher" },
  { handle: "gabriel", name: "Gabriel", does: "creator" },
  { handle: "moderator", name: "Moderator", does: "keeps order" },
  { handle: "admin", name: "Admin", does: "runs it all" },
  { handle: "employer", name: "Employer", does: "hires graduates" },
];

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
