/** Mails that the local mailbox shows, the newest first. */
export const LOCAL_MAILS_SHOWN = 50;
