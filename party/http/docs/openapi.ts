import { OpenApi } from "effect/http-api";
import { PeerLoopApi } from "../../../domain/api.ts";
import { Authenticated } from "../../../domain/identity/authentication.ts";
import { TAG_STATUS } from "../../wire/error-response.ts";
import { COOKIE_PREFIX } from "../../wire/session-cookie.ts";
import { AUTH_ROUTES, type AuthRoute } from "../auth/routes.ts";
import { attachmentPaths } from "./attachments.ts";
import { coverPaths } from "./covers.ts";
import type { Content, Document, Operation } from "./document.ts";
import { photoPaths } from "./photos.ts";
import { jsonSchema, socketDocs } from "./sockets.ts";
import type { JsonSchema } from "./type-text.ts";
import { webhookPaths } from "./webhooks.ts";

const SIGN_IN_TAG = {
  name: "Signing in",
  description: "The sign-in library’s routes. They set and clear the session cookie.",
};

const json = (schema: JsonSchema): Content => ({ "application/json": { schema } });

const queryOf = (route: AuthRoute): NonNullable<Operation["parameters"]> => {
  const { properties = {}, required = [] } = jsonSchema(route.input);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
};

const authOperation = (route: AuthRoute): Operation => ({
  tags: [SIGN_IN_TAG.name],
  operationId: `auth.${route.id}`,
  summary: route.summary,
  parameters: route.method === "get" ? queryOf(route) : [],
  ...(route.method === "post" ? { requestBody: { content: json(jsonSchema(route.input)) } } : {}),
  responses: {
    "200": { description: "Success", content: json(jsonSchema(route.answer)) },
    ...Object.fromEntries(
      ["BadRequest", ...route.errors, "ServiceUnavailable"].map((tag) => [
        String(TAG_STATUS.get(tag)),
        { description: tag, content: json({ $ref: `#/components/schemas/${tag}Encoded` }) },
      ]),
    ),
  },
});

/** The operations that need the session cookie. */
const signedInOnly = (): ReadonlySet<string> => {
  const typed = Object.values(PeerLoopApi.groups).flatMap((group) =>
    Object.values(group.endpoints)
      .filter((endpoint) => (endpoint.middlewares as ReadonlySet<unknown>).has(Authenticated))
      .map((endpoint) => `${group.identifier}.${endpoint.identifier}`),
  );
  const auth = AUTH_ROUTES.filter((route) => route.id !== "signIn" && route.errors.includes("Unauthorized"));
  return new Set([...typed, ...auth.map((route) => `auth.${route.id}`)]);
};

const build = (): Document => {
  const made = OpenApi.fromApi(PeerLoopApi) as unknown as Document;
  const auth = Object.fromEntries(
    AUTH_ROUTES.map((route) => [`/api/auth${route.path}`, { [route.method]: authOperation(route) }]),
  );
  const needsCookie = signedInOnly();
  const secured = (operation: Operation): Operation =>
    needsCookie.has(operation.operationId ?? "") ? { ...operation, security: [{ session: [] }] } : operation;
  const paths = Object.fromEntries(
    Object.entries({
      ...made.paths,
      ...auth,
      ...attachmentPaths,
      ...photoPaths,
      ...coverPaths,
      ...webhookPaths,
    }).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, secured(operation)])),
    ]),
  );
  const session = { type: "apiKey", in: "cookie", name: `${COOKIE_PREFIX}.session_token` };
  return {
    ...made,
    paths,
    components: { ...made.components, securitySchemes: { session } } as Document["components"],
    tags: [...made.tags, SIGN_IN_TAG],
    "x-websockets": socketDocs(),
  };
};

let document: Document | undefined;

/** The OpenAPI 3.1 document: the typed API, the routes of files, of the sign-in library and of webhooks, and the sockets as `x-websockets`. */
export const openApiDocument = (): Document => {
  document ??= build();
  return document;
};
