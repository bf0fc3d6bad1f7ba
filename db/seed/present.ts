import postgres from "postgres";
import { demoAccounts, demoEmail } from "../../domain/identity/demo/rules.ts";

/** Whether the accounts that newcomers are told of are in the database at `url`. */
export async function hasDemoData(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const emails = demoAccounts.map(({ handle }) => demoEmail(handle));
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int from users where email = any(${emails}::citext[])`;
    return row?.count === emails.length;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
