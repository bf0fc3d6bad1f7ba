import { KeptBody } from "./kept-body.ts";
import { CACHED_MS, MAX_CACHED_LENGTH } from "./limits.ts";

/** An answer that may be given more than once. */
interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: KeptBody;
}

interface Cached extends Answer {
  readonly version: string;
  /** When it was asked for: what it shows is no older. Milliseconds since the epoch. */
  readonly at: number;
}

const kept = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: [...response.headers],
  body: new KeptBody(await response.text()),
});

const given = ({ status, headers, body }: Answer, accepted: string | null): Response =>
  body.given(accepted, status, new Headers(headers.map(([name, value]): [string, string] => [name, value])));

/**
 * Answers to what many ask alike, kept while they are of the newest version, and for `CACHED_MS` at most. Those that
 * are asked for at the same moment are made once. Refusals are shared by whoever waits for the same, and not kept.
 */
export class ResponseCache {
  /** The one that was longest not asked for is first. */
  readonly #cached = new Map<string, Cached>();
  readonly #underWay = new Map<string, Promise<Answer>>();
  readonly #now: () => number;
  #length = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * @param key what is asked for
   * @param version of what the answer is made of, read after it was asked for
   * @param make makes the answer
   * @param accepted the codings that this one takes (`Accept-Encoding`)
   */
  async answer(
    key: string,
    version: string,
    make: () => Promise<Response>,
    accepted: string | null = null,
  ): Promise<Response> {
    const at = this.#now();
    const known = this.#cached.get(key);
    if (known?.version === version && at - known.at < CACHED_MS) {
      this.#cached.delete(key);
      this.#cached.set(key, known);
      return given(known, accepted);
    }
    const task = `${version} ${key}`;
    const running = this.#underWay.get(task) ?? this.#make(task, key, version, at, make);
    return given(await running, accepted);
  }

  #make(task: string, key: string, version: string, at: number, make: () => Promise<Response>) {
    const running = make()
      .then(kept)
      .then((answer) => {
        if (answer.status === 200) this.#keep(key, { ...answer, version, at });
        return answer;
      })
      .finally(() => this.#underWay.delete(task));
    this.#underWay.set(task, running);
    return running;
  }

  #keep(key: string, answer: Cached): void {
    this.#drop(key);
    if (answer.body.text.length > MAX_CACHED_LENGTH) return;
    this.#cached.set(key, answer);
    this.#length += key.length + answer.body.text.length;
    for (const oldest of this.#cached.keys()) {
      if (this.#length <= MAX_CACHED_LENGTH) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const known = this.#cached.get(key);
    if (!known) return;
    this.#cached.delete(key);
    this.#length -= key.length + known.body.text.length;
  }
}
