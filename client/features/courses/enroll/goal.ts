/** Where somebody who has to sign in or confirm their address first goes on with enrolling. */
export const enrollPath = (slug: string): string => `/courses/${slug}?enroll=1`;

/** Where an address leads: to a path of this site, to another one, or nowhere that is safe. */
export const goalOf = (
  url: string,
  origin: string,
): { readonly path: string } | { readonly elsewhere: string } | null => {
  if (!URL.canParse(url, origin)) return null;
  const { origin: other, protocol, pathname, search, href } = new URL(url, origin);
  if (other === origin) return { path: pathname + search };
  return protocol === "https:" || protocol === "http:" ? { elsewhere: href } : null;
};
