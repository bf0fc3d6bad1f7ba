import { Effect, ManagedRuntime } from "effect";
import { Database, type Drizzle } from "../../../db/database.ts";
import { demoPassword } from "../../../domain/identity/demo/rules.ts";
import { servicesLayer } from "../../../party/backend/services.ts";
import { makeWebHandler } from "../../../party/backend/web-handler.ts";
import { makeAuthHandler } from "../../../party/http/auth/handler.ts";
import { makePageHandler } from "../../../party/http/pages/handler.ts";
import { isResendWebhook, makeResendHandler } from "../../../party/http/webhooks/resend.ts";
import { ruleOf } from "../../../party/wire/request-rules.ts";
import { testDatabase } from "../database.ts";
import { AUTH_SECRET, INTERNAL_SECRET } from "./env.ts";

/** Where the requests of these tests go. */
export const ORIGIN = "http://localhost:1999";

const unreachable = "postgres://nobody@127.0.0.1:1/none";

/** API and sign-in as a backend actor serves them, without the actors: what those are told stays in the outbox. */
export const openApi = async (
  options: {
    seeded?: boolean;
    rateLimits?: boolean;
    isLocal?: boolean;
    database?: "away";
    webhookSecret?: string;
    operatorEmail?: string;
  } = {},
) => {
  const database =
    options.database === "away" ? null : await testDatabase({ seeded: options.seeded ?? false });
  const env = {
    DATABASE_URL: database?.programUrl ?? unreachable,
    INTERNAL_SECRET,
    AUTH_SECRET,
    PUBLIC_URL: "http://127.0.0.1:9",
    isLocal: options.isLocal ?? true,
    rateLimits: options.rateLimits ?? false,
    ...(options.operatorEmail === undefined ? {} : { OPERATOR_EMAIL: options.operatorEmail }),
    ...(options.webhookSecret === undefined ? {} : { RESEND_WEBHOOK_SECRET: options.webhookSecret }),
  };
  const services = servicesLayer(env, () => null);
  // What a test arranges and looks up is none of the running program's: that has a role of its own.
  const owner = ManagedRuntime.make(Database.layer({ url: database?.url ?? unreachable, max: 4 }));
  const runtime = ManagedRuntime.make(services);
  const api = makeWebHandler(services, env, runtime.memoMap);
  const auth = makeAuthHandler(runtime, env);
  const resend = makeResendHandler(runtime, env);
  const pages = makePageHandler(runtime, env);
  return {
    runtime,
    handler: (request: Request) => {
      const { pathname } = new URL(request.url);
      if (isResendWebhook(pathname)) return resend(request);
      if (ruleOf(pathname) === null) return pages(request);
      return pathname.startsWith("/api/auth/") ? auth(request) : api.handler(request);
    },
    db: <A>(query: (db: Drizzle) => PromiseLike<A>) =>
      owner.runPromise(Effect.flatMap(Database, (service) => service.query(query))),
    close: async () => {
      await api.dispose();
      await Promise.all([runtime.dispose(), owner.dispose()]);
      await database?.drop();
    },
  };
};
export type Api = Awaited<ReturnType<typeof openApi>>;

/** What answers a browser's requests. */
type Server = Pick<Api, "handler">;

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A browser: it keeps its cookies, and sends `Origin` and JSON as the client does. */
export class Browser {
  /** The session cookie, as `name=value`; empty where nobody is signed in. */
  cookie = "";
  /** The cookie by which accounts know the device; empty before anybody has signed in. */
  device = "";
  readonly #api: Server;
  readonly #headers: Record<string, string>;

  constructor(api: Server, headers: Record<string, string> = {}) {
    this.#api = api;
    this.#headers = headers;
  }

  async send(path: string, { method = "GET", body, headers = {} }: Sent = {}) {
    const request = new Request(path.startsWith("http") ? path : `${ORIGIN}${path}`, {
      method,
      headers: {
        ...(method === "GET" ? {} : { origin: ORIGIN, "content-type": "application/json" }),
        ...(this.cookie || this.device
          ? { cookie: [this.cookie, this.device].filter(Boolean).join("; ") }
          : {}),
        ...this.#headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await this.#api.handler(request);
    const cookies = response.headers.getSetCookie();
    const device = cookies.find((each) => each.startsWith("peerloop.device="));
    if (device) this.device = device.split(";")[0] ?? "";
    const set = cookies.find((each) => each.startsWith("peerloop.session_token="));
    if (set) this.cookie = set.includes("Max-Age=0") ? "" : (set.split(";")[0] ?? "");
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const parsed = isJson && text ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, body: parsed };
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send(path, { headers });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.send(path, { method: "POST", body, headers });
  }

  patch(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.send(path, { method: "PATCH", body, headers });
  }
}

/** A browser in which somebody of the demo data is signed in. */
export const signedIn = async (api: Server, name: string): Promise<Browser> => {
  const browser = new Browser(api);
  const email = `${name}@peerloop.test`;
  const { status, text } = await browser.post("/api/auth/sign-in/email", { email, password: demoPassword });
  if (status !== 200) throw new Error(`sign-in of ${name}: ${status} ${text}`);
  return browser;
};
