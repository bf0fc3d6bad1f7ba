/** One's time zone. */
export const timeZoneTexts = {
  label: "Your time zone",
  hint: "When your day begins and ends, for reminders, daily limits, quiet hours, and a creator’s dashboard. Other pages show this device’s time.",
  useDevice: "Use this device’s",
  saved: "Time zone saved",
} as const;

/** Another address for the account. */
export const emailTexts = {
  yours: "Your address is",
  open: "Change email",
  next: "New email",
  password: "Your password",
  missing: "Enter your password.",
  send: "Send the link",
  sentTo: "We sent a link to",
  sentText:
    "Open it to make that your address. Until then, this one stays. Nothing there? Another account may already use it.",
} as const;

/** Another password. */
export const passwordTexts = {
  open: "Change password",
  current: "Current password",
  next: "New password",
  hint: (least: number) => `At least ${least} characters. Tip: use a short phrase.`,
  missing: "Enter your current password.",
  same: "Choose one that differs from your current password.",
  endOthers: "Sign out on other devices",
  endOthersHint: "Leave this on if someone may know your password.",
  save: "Change password",
  cancel: "Cancel",
  changed: "Password changed",
  othersEnded: "You’re signed out everywhere else. We sent you an email about it.",
  othersKept: "Your other devices stay signed in. We sent you an email about it.",
} as const;

/** Where one is signed in. */
export const deviceTexts = {
  loading: "Loading your devices",
  name: (browser: string, system: string) => `${browser} on ${system}`,
  unknown: "Unknown device",
  current: "This device",
  lastUsed: "Last used",
  signOut: "Sign out",
  signOutOf: (device: string) => `Sign out ${device}`,
  stillSignedIn: "Still signed in there",
  others: "Sign out other devices",
  othersDone: "Other devices are signed out",
  everywhere: "Sign out everywhere",
  everywhereTitle: "Sign out everywhere?",
  everywhereText: "On this device too. Open chats, help, and sessions close at once.",
  stay: "Stay signed in",
  failed: "You’re still signed in",
} as const;
