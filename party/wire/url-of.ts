const known = new WeakMap<object, URL>();

/** A request's address, taken apart once, however many ask for it; nobody may change it. */
export const urlOf = (request: { readonly url: string }): URL => {
  const url = known.get(request) ?? new URL(request.url);
  known.set(request, url);
  return url;
};
