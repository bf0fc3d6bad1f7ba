/** The sign-in page that leads back to `path`. Apart from `ownPath`, which every page would carry. */
export const signInPath = (path: string): string =>
  path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;

/** The sign-up page that leads on to `path`, once the address is confirmed too. */
export const signUpPath = (path: string): string =>
  path === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(path)}`;
