/** Feedback that is being written, on this device: it survives a reload, and work that is taken back meanwhile. */
const keyOf = (userId: string, submissionId: string) => `feedback:${userId}:${submissionId}`;

export const readFeedback = (userId: string, submissionId: string): string => {
  try {
    return localStorage.getItem(keyOf(userId, submissionId)) ?? "";
  } catch {
    return "";
  }
};

/** Nothing forgets it. */
export const keepFeedback = (userId: string, submissionId: string, text: string): void => {
  try {
    if (text === "") localStorage.removeItem(keyOf(userId, submissionId));
    else localStorage.setItem(keyOf(userId, submissionId), text);
  } catch {
    // Storage is refused or full: it lives as long as the page.
  }
};
