import { gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { KeptBody } from "./kept-body.ts";

const LONG = JSON.stringify({ words: Array.from({ length: 500 }, (_, number) => `größer als ${number}`) });
const given = (body: KeptBody, accepted: string | null) =>
  body.given(accepted, 200, new Headers({ "content-type": "application/json" }));

describe("a body that is given many times", () => {
  it("comes compressed, to the same text, once it has been compressed, to those who take that", async () => {
    const body = new KeptBody(LONG);
    expect(await given(body, "gzip").text()).toBe(LONG);
    await vi.waitFor(() => expect(given(body, "br, gzip").headers.get("content-encoding")).toBe("gzip"));
    const packed = Buffer.from(await given(body, "gzip").arrayBuffer());
    expect(packed.byteLength).toBeLessThan(LONG.length / 3);
    expect(gunzipSync(packed).toString()).toBe(LONG);
  });

  it.each([null, "", "br", "identity", "gzip;q=0", "identity, gzip;q=0.5"])(
    "comes as it is to those who take %s",
    async (accepted) => {
      const body = new KeptBody(LONG);
      given(body, "gzip");
      await vi.waitFor(() => expect(given(body, "gzip").headers.has("content-encoding")).toBe(true));
      const answer = given(body, accepted);
      expect(answer.headers.has("content-encoding")).toBe(false);
      expect(answer.headers.get("vary")).toBe("Accept-Encoding");
      expect(await answer.text()).toBe(LONG);
    },
  );

  it("stays as it is for everybody where it is short", async () => {
    const body = new KeptBody("short");
    expect(await given(body, "gzip").text()).toBe("short");
    const again = given(body, "gzip");
    expect([again.headers.get("content-encoding"), again.headers.get("vary")]).toEqual([null, null]);
  });
});
