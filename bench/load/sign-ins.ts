import { setTimeout } from "node:timers/promises";
import { v7 } from "uuid";
import { MAX_WAITING_FOR_HASH } from "../../domain/identity/limits.ts";

const PASSWORD = "seven quiet benches by the pond";

const post = (origin: string, path: string, body: unknown) =>
  fetch(`${origin}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });

/**
 * Signs somebody in again and again, as many at once as may wait for their passwords to be hashed: as fast as that is
 * done, wherever the guesses come from. Answers what ends it, and tells how many went through.
 */
export async function signInsAtTheirLimit(origin: string): Promise<() => Promise<number>> {
  const handle = `s${v7().slice(-12)}`;
  const email = `${handle}@example.test`;
  const made = await post(origin, "/sign-up/email", { name: "Somebody", handle, email, password: PASSWORD });
  if (!made.ok) throw new Error(`signing up was answered with ${made.status}: ${await made.text()}`);
  let isOver = false;
  let through = 0;
  const again = async () => {
    while (!isOver) {
      const answer = await post(origin, "/sign-in/email", { email, password: PASSWORD });
      await answer.arrayBuffer();
      if (answer.ok) through += 1;
      else await setTimeout(100);
    }
  };
  const all = Array.from({ length: MAX_WAITING_FOR_HASH }, again);
  return async () => {
    isOver = true;
    await Promise.all(all);
    return through;
  };
}
