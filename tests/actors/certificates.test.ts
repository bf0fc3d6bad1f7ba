import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isProvenBy, isSet } from "../support/credentials.ts";
import { type AnyFrame, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let sarah: SignedInPerson;
let gabriel: SignedInPerson;
let lee: SignedInPerson;
let courseId: string;

beforeAll(async () => {
  runtime = await testRuntime({ client: true });
  const signInAs = (name: string) => signIn(runtime, `${name}@peerloop.test`);
  [sarah, gabriel, lee] = await Promise.all([signInAs("sarah"), signInAs("gabriel"), signInAs("lee")]);
  const [course] = await runtime.sql<{ id: string }[]>`
    select id from courses where slug = 'intro-to-claude-code'`;
  courseId = course?.id ?? "";
});
afterAll(() => runtime.stop());

const send = async (who: SignedInPerson | null, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${runtime.url}${path}`, {
    method,
    headers: {
      ...(who ? { cookie: who.cookie } : {}),
      origin: runtime.url,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as AnyFrame,
  };
};
const award = (who: SignedInPerson) =>
  send(who, "POST", "/api/certificates", { userId: sarah.me.id, courseId, type: "mastery" });
const page = (who: SignedInPerson | null, code: string) => send(who, "GET", `/api/certificates/${code}/page`);
const html = (who: SignedInPerson | null, code: string) => send(who, "GET", `/certificates/${code}`);

it("is awarded by the creator alone, shown by its holder’s choice, revoked and awarded again at one address", async () => {
  expect((await send(null, "GET", "/api/certificates")).status).toBe(401);
  expect((await award(sarah)).status).toBe(403);
  expect((await award(lee)).status).toBe(403);
  const wrong = { userId: sarah.me.id, courseId, type: "completion" };
  expect((await send(gabriel, "POST", "/api/certificates", wrong)).status).toBe(400);
  const all = await Promise.all(Array.from({ length: 20 }, () => award(gabriel)));
  expect(new Set(all.map(({ status, body }) => `${status} ${body.code}`)).size).toBe(1);
  const code: string = all[0]?.body.code;

  const readers = [null, lee, sarah, gabriel];
  const statuses = () =>
    Promise.all(readers.flatMap((who) => [page(who, code), html(who, code)])).then((answers) =>
      answers.map(({ status }) => status),
    );
  const kept = [404, 404, 404, 404, 200, 200, 200, 200];
  expect(await statuses()).toEqual(kept);
  // Word for word what an address says at which there is nothing.
  const none = "0".repeat(32);
  expect((await html(null, code)).text.replaceAll(code, none)).toBe((await html(null, none)).text);
  expect((await html(sarah, code)).text).toContain('<meta name="robots" content="noindex" />');

  expect((await send(gabriel, "PUT", `/api/certificates/${code}/sharing`, { isShared: true })).status).toBe(
    403,
  );
  expect((await send(sarah, "PUT", `/api/certificates/${code}/sharing`, { isShared: true })).status).toBe(
    200,
  );
  expect(new Set(await statuses())).toEqual(new Set([200]));
  const shared = (await html(null, code)).text;
  expect(shared).toContain(`<link rel="canonical" href="${runtime.url}/certificates/${code}" />`);
  expect(shared).toMatch(/og:title" content="Certificate of Mastery – Sarah /);
  expect(shared).not.toContain("noindex");

  const reason = '</title><script>alert("x")</script>';
  expect((await send(sarah, "POST", `/api/certificates/${code}/revoke`, { reason })).status).toBe(403);
  expect((await send(gabriel, "POST", `/api/certificates/${code}/revoke`, { reason: " " })).status).toBe(400);
  expect((await send(gabriel, "POST", `/api/certificates/${code}/revoke`, { reason })).body).toMatchObject({
    state: "revoked",
    revokeReason: reason,
  });
  const revoked = await html(null, code);
  expect(revoked.status).toBe(200);
  expect(revoked.text).toContain("Revoked: ");
  expect(revoked.text).not.toContain("<script>alert");
  expect((await send(sarah, "POST", `/api/certificates/${code}/award`)).status).toBe(403);
  expect((await send(gabriel, "POST", `/api/certificates/${code}/award`)).body).toMatchObject({
    code,
    state: "valid",
  });
  // What programs read of it: proven, and its bit in the status list.
  const credential = await send(null, "GET", `/api/certificates/${code}`);
  expect([credential.status, credential.headers.get("content-type")]).toEqual([
    200,
    "application/vc+ld+json",
  ]);
  const issuer = (await send(null, "GET", new URL(credential.body.issuer.id).pathname)).body;
  const method = issuer.verificationMethod.find(
    (each: AnyFrame) => each.id === credential.body.proof.verificationMethod,
  );
  expect(await isProvenBy(credential.body, method.publicKeyMultibase)).toBe(true);
  const { statusListCredential, statusListIndex } = credential.body.credentialStatus;
  const isRevoked = async () => {
    const list = (await send(null, "GET", new URL(statusListCredential).pathname)).body;
    expect(await isProvenBy(list, method.publicKeyMultibase)).toBe(true);
    return isSet(list.credentialSubject.encodedList, Number(statusListIndex));
  };
  expect(await isRevoked()).toBe(false);
  await send(gabriel, "POST", `/api/certificates/${code}/revoke`, { reason: "again" });
  expect(await isRevoked()).toBe(true);
  await send(gabriel, "POST", `/api/certificates/${code}/award`);
  expect(await isRevoked()).toBe(false);
  const jwt = await send(null, "GET", `/api/certificates/${code}.jwt`);
  const kid = decodeProtectedHeader(jwt.text).kid ?? "";
  const key = (await send(null, "GET", new URL(kid).pathname)).body;
  const { payload } = await jwtVerify(jwt.text, await importJWK(key as JWK, "RS256"));
  expect(payload.jti).toBe(credential.body.id);
  expect(JSON.stringify((await send(null, "GET", "/api/certificates/keys")).body)).not.toContain('"d"');

  // On paper, with the fonts that lie beside the client: for its holder and its creator.
  await runtime.sql`update certificates set recipient_name = '山田太郎 عمر' where code = ${code}`;
  for (const who of [sarah, gabriel]) {
    const pdf = await send(who, "GET", `/api/certificates/${code}.pdf`);
    expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(pdf.text).toMatch(/^%PDF-/);
    // The font of every reader would be named where its letters are drawn.
    expect(pdf.text.length).toBeGreaterThan(15_000);
  }
  for (const who of [null, lee])
    expect((await send(who, "GET", `/api/certificates/${code}.pdf`)).status).toBe(404);

  await send(sarah, "PUT", `/api/certificates/${code}/sharing`, { isShared: false });
  for (const path of [
    `/api/certificates/${code}`,
    `/api/certificates/${code}.jwt`,
    "/api/certificates/status/7",
  ])
    expect((await send(lee, "GET", path)).status).toBe(404);
  expect((await send(sarah, "GET", `/api/certificates/${code}.jwt`)).status).toBe(200);
  const mine = (await send(sarah, "GET", "/api/certificates")).body.certificates;
  expect(mine.filter((each: AnyFrame) => each.code === code)).toHaveLength(1);
});
