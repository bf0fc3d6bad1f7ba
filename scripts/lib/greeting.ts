const demoAccounts = [
  ["sarah@peerloop.test", "student"],
  ["lee@peerloop.test", "student"],
  ["marcus@peerloop.test", "student-teacher"],
  ["nadia@peerloop.test", "student-teacher"],
  ["gabriel@peerloop.test", "creator"],
  ["employer@peerloop.test", "employer"],
  ["moderator@peerloop.test", "moderator"],
  ["admin@peerloop.test", "admin"],
] as const;

/** Prints where PeerLoop runs and how to sign in. */
export function greet(url: string, databaseUrl: string): void {
  const accounts = demoAccounts.map(([email, role]) => `    ${email.padEnd(26)}${role}`);
  console.log(
    [
      "",
      `  PeerLoop runs at ${url}`,
      "",
      "  Demo accounts, all with the password learn-teach-earn:",
      ...accounts,
      "",
      `  Database: ${databaseUrl}`,
      "  Stop with Ctrl-C.",
      "",
    ].join("\n"),
  );
}
