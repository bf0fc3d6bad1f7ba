/** What somebody typed of a note and the server does not have: for the tab, across reloads, as drafts of messages are. */
const keyOf = (userId: string, moduleId: string) => `note:${userId}:${moduleId}`;

export const readDraft = (userId: string, moduleId: string): string | null => {
  try {
    return sessionStorage.getItem(keyOf(userId, moduleId));
  } catch {
    return null;
  }
};

/** Null forgets it. */
export const writeDraft = (userId: string, moduleId: string, text: string | null): void => {
  try {
    if (text === null) sessionStorage.removeItem(keyOf(userId, moduleId));
    else sessionStorage.setItem(keyOf(userId, moduleId), text);
  } catch {
    // Storage is refused or full: it lives as long as the page.
  }
};
