import { expect, it } from "vitest";
import WebSocket from "ws";
import { signIn } from "../support/people.ts";
import { testRuntime } from "../support/runtime.ts";
import { signedRequest } from "../../party/lib/signing.ts";
it("x", async () => {
  const runtime = await testRuntime();
  const lee = await signIn(runtime, "lee@peerloop.test");
  const [room] = await runtime.sql`select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'intro-to-claude-code'`;
  for (const [party, id] of [["inbox", lee.me.id], ["chat", room?.["id"]]] as const) {
  const ws = new WebSocket(`${runtime.url.replace("http","ws")}/parties/${party}/${id}`, { headers: { cookie: lee.cookie, origin: runtime.url } });
  await new Promise((r) => ws.once("message", r));
  const t = Date.now();
  (ws as any)._receiver.on("conclude", () => console.log(party, "close frame", Date.now() - t));
  const closed = new Promise((r) => ws.once("close", r));
  const path = `/parties/${party}/${id}`;
  const a = await fetch(`${runtime.url}${path}`, await signedRequest(runtime.env["INTERNAL_SECRET"]!, path, JSON.stringify({ _tag: "CloseConnections", userId: lee.me.id, authSessionId: null, code: 4401, reason: "x" })));
  console.log(party, "told", a.status, Date.now() - t);
  await closed;
  console.log(party, "closed", Date.now() - t);
  }
  await runtime.stop();
  expect(1).toBe(1);
});
