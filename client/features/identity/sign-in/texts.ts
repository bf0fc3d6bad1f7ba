/** What the pages around signing in share. */
export const entryTexts = {
  email: "Email",
  name: "Name",
  password: "Password",
  newPassword: "New password",
  passwordHint: (least: number) => `At least ${least} characters. Tip: use a short phrase.`,
  signIn: "Sign in",
  createAccount: "Create an account",
  continue: "Continue",
  show: "Show",
  hide: "Hide",
  showPassword: "Show password",
} as const;

/** Signing in. */
export const signInTexts = {
  title: "Sign in",
  text: "Good to see you again.",
  textNext: "Sign in to continue.",
  newHere: "New here?",
  forgot: "Forgot password?",
  passwordMissing: "Enter your password.",
} as const;

/** A new account. */
export const signUpTexts = {
  title: "Create an account",
  text: "Confirm your email and you’ll start with 50 goodwill points to thank people who help you.",
  handle: "Handle",
  handleHint: "Your address on PeerLoop. You can’t change it later.",
  handleFree: (handle: string) => `@${handle} is available.`,
  handleTaken: "Taken. How about one of these?",
  agreeBefore: "By creating an account you agree to the ",
  terms: "Terms",
  agreeBetween: " and the ",
  privacy: "Privacy policy",
  agreeAfter: ".",
  submit: "Create account",
  haveOne: "Already have an account?",
} as const;

/** A forgotten password. */
export const resetTexts = {
  askTitle: "Forgot your password?",
  askText: "Enter your email and we’ll send a link to choose a new one.",
  send: "Send link",
  back: "Back to sign in",
  sentTitle: "Check your inbox",
  sentBefore: "If there’s an account for ",
  sentAfter: ", a link is on its way. It works for an hour.",
  chooseTitle: "Choose a new password",
  chooseText: "You’ll be signed out on all your devices.",
  change: "Change password",
  changed: "Password changed",
  changedText: "Sign in with the new one.",
  voidTitle: "This link no longer works",
  voidText: "It was already used, or it’s more than an hour old.",
  another: "Get another link",
} as const;

/** Accounts of the demo data. */
export const demoTexts = {
  title: "Demo accounts",
  hint: "One press signs you in. Local demo only.",
} as const;
