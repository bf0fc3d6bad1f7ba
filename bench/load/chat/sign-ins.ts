import { v7 } from "uuid";
import { MAX_WAITING_FOR_HASH, MS_BETWEEN_HASHES } from "../../../domain/identity/limits.ts";

const PASSWORD = "seven quiet benches by the pond";

const post = (origin: string, path: string, body: unknown) =>
  fetch(`${origin}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });

/**
 * Signs somebody in again and again, as often as passwords are hashed under the limits (`MS_BETWEEN_HASHES`), wherever
 * the guesses come from. Answers what ends it, and tells how many went through.
 */
export async function signInsAtTheirLimit(origin: string): Promise<() => Promise<number>> {
  const handle = `s${v7().slice(-12)}`;
  const email = `${handle}@example.test`;
  const made = await post(origin, "/sign-up/email", { name: "Somebody", handle, email, password: PASSWORD });
  if (!made.ok) throw new Error(`signing up was answered with ${made.status}: ${await made.text()}`);
  const waiting = new Set<Promise<void>>();
  let through = 0;
  const signIn = async () => {
    const answer = await post(origin, "/sign-in/email", { email, password: PASSWORD });
    await answer.arrayBuffer();
    if (answer.ok) through += 1;
  };
  const timer = setInterval(() => {
    if (waiting.size >= MAX_WAITING_FOR_HASH) return;
    const one = signIn()
      .catch(() => {})
      .finally(() => waiting.delete(one));
    waiting.add(one);
  }, MS_BETWEEN_HASHES);
  return async () => {
    clearInterval(timer);
    await Promise.all(waiting);
    return through;
  };
}
