/** The sign-in page that leads back to `path`. Apart from `ownPath`, which every page would carry. */
export const signInPath = (path: string): string =>
  path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
