/** The mailbox of one's own machine, and every mail there is. */
export const mailTexts = {
  hint: "This machine doesn’t send mail. It waits in the ",
  hintLink: "local mailbox",
  hintEnd: ".",
  loading: "Loading mail",
  to: (address: string) => `To ${address}`,
  reload: "Check again",
  lead: "This machine doesn’t send mail. Everything it would have sent is here.",
  preview: "See every mail",
  none: "No mail yet",
  noneHint: "Create an account, or reset a password.",
  frame: (subject: string, width: "narrow" | "wide") => `${subject}, ${width}`,
} as const;
