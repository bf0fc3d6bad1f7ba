import { ownPath } from "../../domain/identity/rules.ts";

/** Where to go after signing in: `wanted` when it is a path of this site, else home. Never another origin. */
export const nextPath = (wanted: string | undefined): string => (wanted && ownPath(wanted)) || "/";

/** The sign-in page that leads back to `path`. */
export const signInPath = (path: string): string =>
  path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
