import { demoAccounts, demoEmail, demoPassword } from "../../domain/platform/rules.ts";

/** Prints where PeerLoop runs and how to sign in. */
export function greet(url: string, databaseUrl: string): void {
  const accounts = demoAccounts.map(({ handle, does }) => `    ${demoEmail(handle).padEnd(26)}${does}`);
  console.log(
    [
      "",
      `  PeerLoop runs at ${url}`,
      "",
      `  Demo accounts, all with the password ${demoPassword}:`,
      ...accounts,
      "",
      `  Database: ${databaseUrl}`,
      "  Stop with Ctrl-C.",
      "",
    ].join("\n"),
  );
}
