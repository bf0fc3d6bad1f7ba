import { describe, expect, it } from "vitest";
import { docsResponse } from "./docs.ts";

const get = async (path: string) => {
  const response = docsResponse(new Request(`https://peerloop.test${path}`));
  return { type: response?.headers.get("content-type"), text: (await response?.text()) ?? "" };
};

describe("the reference", () => {
  it("is an OpenAPI 3.1 document with every route and socket", async () => {
    const document = JSON.parse((await get("/api/openapi.json")).text);
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        "/api/me",
        "/api/summons",
        "/api/courses/{slug}",
        "/api/auth/sign-up/email",
        "/api/chat/attachments/{id}",
        "/api/me/photo",
        "/api/photos/{userId}/{hash}",
        "/webhooks/resend",
      ]),
    );
    expect(document["x-websockets"].map((socket: { title: string }) => socket.title)).toHaveLength(5);
    for (const methods of Object.values<Record<string, { summary?: string }>>(document.paths)) {
      for (const operation of Object.values(methods)) expect(operation.summary).toMatch(/\.$/);
    }
  });

  it("says what needs a sign-in", async () => {
    const { paths } = JSON.parse((await get("/api/openapi.json")).text);
    expect(paths["/api/me"].get.security).toEqual([{ session: [] }]);
    expect(paths["/api/auth/revoke-sessions"].post.security).toEqual([{ session: [] }]);
    expect(paths["/api/courses"].get.security ?? []).toEqual([]);
    expect(paths["/api/auth/sign-in/email"].post.security ?? []).toEqual([]);
  });

  it("is a page without scripts, inline styles or anything from elsewhere", async () => {
    const { type, text } = await get("/api/docs");
    expect(type).toContain("text/html");
    expect(text).not.toMatch(/<script|style=|https?:\/\//);
    for (const part of [
      "/api/summons",
      "/api/chat/attachments/{id}",
      "/parties/chat/",
      "SummonOffer",
      "sign-up/email",
      "TooManyRequests",
    ]) {
      expect(text).toContain(part);
    }
    expect((await get("/api/docs/style.css")).type).toContain("text/css");
  });

  it("leaves every other request alone", () => {
    for (const path of ["/api/me", "/api/docs/x", "/api/docs/style.css/x", "/", "/api/__proto__"]) {
      expect(docsResponse(new Request(`https://peerloop.test${path}`))).toBeNull();
    }
    expect(docsResponse(new Request("https://peerloop.test/api/docs", { method: "POST" }))).toBeNull();
  });
});
