/**
 * The header in which a page says whose it is: the id of the user. Cookies belong to the whole browser, and somebody
 * else may have signed in there since the page was loaded.
 */
export const PAGE_OWNER_HEADER = "x-peerloop-user";

/** What somebody reads whose page is not that of who is signed in. */
export const OTHERS_PAGE = "Someone else is signed in here now.";

/** Whether a page is another one's than the signed-in user's. A request that does not say so is nobody's in particular. */
export const isOthersPage = (owner: string | null | undefined, userId: string): boolean =>
  owner !== null && owner !== undefined && owner !== userId;
