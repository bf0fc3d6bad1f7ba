/** Notifications on a page of the list, and in the inbox's first frame. */
export const NOTIFICATIONS_PER_PAGE = 30;

/** Minutes for which notifications of one author and room are folded into the first, while that is unread. */
export const FOLD_WITHIN_MINUTES = 60;

/** Notifications that one transaction lets go of at the end of quiet hours. */
export const RELEASE_BATCH = 500;

/** Notifications marked as read by one statement. */
export const MAX_ACKS = 200;

/** Unread notifications that open devices show anew when who is named in them is called otherwise, the newest first. */
export const RENAMED_AT_ONCE = 1_000;
