/** The password of every person of the demo data. */
export const demoPassword = "learn-teach-earn";

/** The address of a person of the demo data. */
export const demoEmail = (handle: string): string => `${handle}@peerloop.test`;

/** Somebody of the demo data whom newcomers are told of, and what they are there to show. */
export interface DemoAccount {
  readonly handle: string;
  readonly name: string;
  readonly does: string;
}

/** The demo accounts: the start script prints them, and the sign-in page of one's own machine offers them. */
export const demoAccounts: readonly DemoAccount[] = [
  { handle: "sarah", name: "Sarah", does: "student" },
  { handle: "lee", name: "Lee", does: "student" },
  { handle: "marcus", name: "Marcus", does: "student-teacher" },
  { handle: "nadia", name: "Nadia", does: "student-teacher" },
  { handle: "gabriel", name: "Gabriel", does: "creator" },
  { handle: "moderator", name: "Moderator", does: "keeps order" },
  { handle: "admin", name: "Admin", does: "runs it all" },
  { handle: "employer", name: "Employer", does: "hires graduates" },
];
