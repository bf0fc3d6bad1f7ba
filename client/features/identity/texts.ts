/** Where something of a profile is shown, and to whom. */
export const audienceTexts = {
  courses: "Only people in your courses can see this.",
  everyone: "Anyone can see this.",
  teachers: "Anyone can see this on the pages of courses you teach.",
  change: "Change",
  changeLabel: "Change privacy",
} as const;

/** Confirming one's address. */
export const verifyTexts = {
  doneTitle: "Email confirmed",
  doneText: "You’re all set.",
  voidTitle: "This link no longer works",
  voidText: "It was already used, or it’s too old.",
  seeEmail: "See my email",
  title: "Check your inbox",
  sentBefore: "We sent a link to ",
  sentAfter:
    ". Open it on any device to confirm your email. Until then you can look around, but not write or ask for help.",
  againBefore: "It was already used, or it’s too old. We can send another one to ",
  againAfter: ".",
  later: "Skip for now",
  signInText: "Sign in and we’ll send you another link.",
  haveOne: "Already confirmed?",
  resend: "Send the email again",
  resent: "Sent. Check your spam folder too.",
  reminder: "Your email isn’t confirmed yet.",
  reminderLink: "Confirm it",
  reminderWhy: "to write, ask for help, and get your first goodwill points.",
} as const;

/** What is wrong with what was typed of an account. */
export const accountTexts = {
  nameMissing: "Enter your name.",
  handleMissing: "Choose a handle.",
  emailMissing: "Enter your email.",
  emailWrong: "This doesn’t look like an email address.",
  passwordShort: "This is too short.",
  passwordLong: (most: number) => `At most ${most} characters.`,
} as const;
