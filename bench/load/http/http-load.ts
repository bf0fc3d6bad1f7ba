import { Agent, get } from "node:http";
import { type Distribution, distributionOf } from "../../lib/figures/distribution.ts";
import type { LoadPhases, LoadSource } from "../plan.ts";

/** What is read over HTTP, again and again. */
export interface HttpPlan {
  readonly url: string;
  /** Others that are read in turn in its place. */
  readonly urls?: readonly string[];
  /** Headers of the people who read, each in turn. */
  readonly people: readonly Readonly<Record<string, string>>[];
  /** Requests that are under way at any time, each on a connection of its own. */
  readonly inFlight: number;
  /** Milliseconds before anything counts, and for which answers count. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What came back. */
export interface HttpResult {
  /** Answers a second with status 200. */
  readonly perSecond: number;
  /** From request to the end of its answer. */
  readonly eachMs: Distribution;
  /** Other answers by status, and requests that had none by fault. */
  readonly others: Readonly<Record<string, number>>;
}

/** Reads one address over kept connections, as fast as the answers come. */
export class HttpLoad implements LoadSource<HttpResult> {
  readonly #plan: HttpPlan;
  readonly #agent: Agent;
  #asked = 0;

  constructor(plan: HttpPlan) {
    this.#plan = plan;
    this.#agent = new Agent({ keepAlive: true, maxSockets: plan.inFlight });
  }

  /** Reads once. Rejects with what is answered in the place of a 200. */
  async join(): Promise<void> {
    const answer = await this.#read();
    if (answer !== "200") throw new Error(`${this.#plan.url} was answered with ${answer}`);
  }

  async run(phases: LoadPhases): Promise<HttpResult> {
    const { inFlight, warmUpMs, measureMs } = this.#plan;
    const times: number[] = [];
    const others: Record<string, number> = {};
    const from = performance.now() + warmUpMs;
    const until = from + measureMs;
    const timers = [
      setTimeout(phases.measuring, warmUpMs),
      setTimeout(phases.measured, warmUpMs + measureMs),
    ];
    const person = async () => {
      for (let asked = performance.now(); asked < until; asked = performance.now()) {
        const answer = await this.#read();
        const now = performance.now();
        if (now < from || now >= until) continue;
        if (answer === "200") times.push(now - asked);
        else others[answer] = (others[answer] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, person));
    for (const timer of timers) clearTimeout(timer);
    this.#agent.destroy();
    return {
      perSecond: Math.round((times.length * 1_000) / measureMs),
      eachMs: distributionOf(times),
      others,
    };
  }

  /** The status of an answer that was read to its end, or the fault in its place. */
  #read(): Promise<string> {
    const { people, urls = [] } = this.#plan;
    const number = this.#asked++;
    const url = urls[number % urls.length] ?? this.#plan.url;
    const headers = { "accept-encoding": "gzip", ...people[number % people.length] };
    return new Promise((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
      get(url, { agent: this.#agent, headers }, (answer) => {
        answer.on("end", () => resolve(String(answer.statusCode)));
        answer.on("error", failed);
        answer.resume();
      }).on("error", failed);
    });
  }
}
