import { TAG_STATUS } from "../../../party/wire/error-response.ts";
import type { Random } from "../random.ts";
import { Browser, signedIn } from "../running/api.ts";
import { type ApiDocument, operationsOf, requestMaker } from "./operations.ts";
import type { FuzzTarget } from "./target.ts";

/** Words that only the inside of the server knows. */
const INTERNAL = /postgres|drizzle|sqlstate|select |insert into|node_modules|\.ts:\d|at \w+ \(/i;

/** Milliseconds after which an answer counts as none. */
const SLOW_MS = 10_000;

/** What of a refusal is not as every error must be; null when all is. */
export const untyped = (status: number, text: string): string | null => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return `${status} ${text.slice(0, 200)}`;
  }
  const { _tag, message } = (body ?? {}) as { _tag?: unknown; message?: unknown };
  if (typeof _tag !== "string" || typeof message !== "string") return `${status} ${text.slice(0, 200)}`;
  if (TAG_STATUS.get(_tag) !== status) return `${_tag} with ${status}`;
  if (status >= 500) return _tag;
  return INTERNAL.test(message) ? `${_tag} tells "${message}"` : null;
};

/** Fuzzes the whole API as somebody who is signed in, now and then as a stranger. */
interface RequestFuzzer {
  /** Sends one request; answers what is wrong with what came back, or null. */
  once(random: Random): Promise<string | null>;
  /** Endpoints that answered with a success at least once, of all. */
  reached(): { readonly reached: number; readonly all: number; readonly missed: readonly string[] };
}

const requestFuzzer = async (target: FuzzTarget): Promise<RequestFuzzer> => {
  const stranger = new Browser(target);
  const document = (await stranger.get("/api/openapi.json")).body as ApiDocument;
  const rows = await target.known(`
      (select 'rooms' as kind, r.id::text as name from chat_rooms r join courses c on c.id = r.course_id
      order by c.slug <> 'intro-to-claude-code', r.id limit 5)
      union all (select 'courses', slug from courses limit 5)
      union all (select 'messages', id::text from chat_messages order by id limit 20)
      union all (select 'threads', id::text from chat_messages order by id limit 20)
      union all (select 'users', handle::text from users limit 5)
      union all (select 'user ids', u.id::text from users u where u.handle not in ('sarah', 'gabriel', 'moderator')
        order by not exists (select 1 from enrollments e join courses c on c.id = e.course_id
          where e.student_id = u.id and c.slug = 'intro-to-claude-code'), u.id limit 5)
      union all (select 'course ids', c.id::text from courses c
        join enrollments e on e.course_id = c.id join users u on u.id = e.student_id and u.handle = 'sarah' limit 5)
      union all (select 'sessions', id::text from sessions limit 5)
      union all (select 'summons', id::text from help_summons limit 5)`);
  const maker = requestMaker(document, [...rows]);
  const names = ["sarah", "gabriel", "moderator"];
  const people = await Promise.all(names.map((name) => signedIn(target, name)));
  const succeeded = new Set<string>();

  return {
    once: async (random) => {
      const { method, path, body, operation } = maker.make(random);
      const who = random.below(20);
      const browser = who === 0 ? stranger : (people[who % people.length] as Browser);
      const shown = `${method} ${path} ${JSON.stringify(body?.slice(0, 300))}`;
      const began = performance.now();
      let answer: Awaited<ReturnType<Browser["send"]>>;
      try {
        answer = await browser.send(path, { method, body });
      } catch (cause) {
        return `thrown ${String(cause)}: ${shown}`;
      }
      const { status, text } = answer;
      if (performance.now() - began > SLOW_MS) return `answered after ${SLOW_MS} ms: ${shown}`;
      if (browser !== stranger && status === 401) {
        // It ended its own sign-in: the next request comes from a new one.
        people[who % people.length] = await signedIn(target, names[who % people.length] as string);
        return null;
      }
      if (status < 400) {
        succeeded.add(`${operation.method} ${operation.path}`);
        return null;
      }
      const wrong = untyped(status, text);
      return wrong && `${wrong}: ${shown}`;
    },
    reached: () => {
      const all = operationsOf(document).map(({ method, path }) => `${method} ${path}`);
      const missed = all.filter((name) => !succeeded.has(name));
      return { reached: all.length - missed.length, all: all.length, missed };
    },
  };
};

/** Does something so many times, some at once, and answers what was found wrong. */
export const fuzz = async (once: () => Promise<string | null>, count: number): Promise<string[]> => {
  const found: string[] = [];
  let left = count;
  const run = async () => {
    while (left-- > 0) {
      const wrong = await once();
      if (wrong !== null) found.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: 4 }, run));
  return found;
};

/** Sends so many requests, prints which endpoints they reached, and answers what was found wrong. */
export const fuzzRequests = async (target: FuzzTarget, random: Random, count: number): Promise<string[]> => {
  const fuzzer = await requestFuzzer(target);
  const found = await fuzz(() => fuzzer.once(random), count);
  const { reached, all, missed } = fuzzer.reached();
  console.log(`${count} requests, ${reached} of ${all} endpoints succeeded, not ${missed.join(", ")}`);
  return found;
};
