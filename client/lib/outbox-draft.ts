/** What somebody was typing, kept for the tab: phones throw hidden tabs away and load them anew. */
export interface Draft {
  readonly read: () => string;
  readonly write: (text: string) => void;
}

/** The draft of one person in one room. */
export const draftOf = (userId: string, room: string): Draft => {
  const key = `draft:${userId}:${room}`;
  return {
    read: () => {
      try {
        return sessionStorage.getItem(key) ?? "";
      } catch {
        return "";
      }
    },
    write: (text) => {
      try {
        if (text === "") sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
      } catch {
        // Storage is refused or full: the draft lives as long as the page.
      }
    },
  };
};
