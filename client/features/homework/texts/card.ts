/** The list on the page of the course: small, since that page waits for nothing. */
export const cardTexts = {
  title: "Homework",
  due: (when: string) => `Due ${when}`,
  late: "Late",
  required: "Required",
  status: {
    none: "To do",
    submitted: "Waiting for feedback",
    reviewed: "Accepted",
    resubmit_requested: "Another version wanted",
  },
} as const;
