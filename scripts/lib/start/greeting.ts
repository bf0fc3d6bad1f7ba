import { demoAccounts, demoEmail, demoPassword } from "../../../domain/identity/demo/rules.ts";
import { type LocalDatabase, placeOf } from "../database/local-database.ts";

/** Prints where PeerLoop runs and how to sign in. Nothing that it prints lets anybody into the database. */
export function greet(url: string, database: LocalDatabase, hasDemoData: boolean): void {
  const accounts = demoAccounts.map(({ handle, does }) => `    ${demoEmail(handle).padEnd(26)}${does}`);
  const people = hasDemoData
    ? [`  Demo accounts, all with the password ${demoPassword}:`, ...accounts]
    : [
        "  There is no demo data: npm run db:seed loads it into an empty database, or start with DEMO_DATA=on.",
      ];
  console.log(
    [
      "",
      `  PeerLoop runs at ${url}`,
      "",
      ...people,
      "",
      ...operatorLines(process.env),
      `  Database: ${placeOf(database.programUrl)} (npm run -s db:url prints how to sign in to it)`,
      "  Stop with Ctrl-C.",
      "",
    ].join("\n"),
  );
}

/** What an operator has to know of the pages that speak in their name. */
const operatorLines = (environment: NodeJS.ProcessEnv): readonly string[] => {
  const missing = ["OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL"].filter(
    (name) => !environment[name],
  );
  return [
    "  Terms, privacy policy, refund rules and imprint are drafts: have them checked before others use this.",
    ...(missing.length === 0 ? [] : [`  Not set, so not shown there: ${missing.join(", ")}.`]),
    "",
  ];
};
