import { expect, it } from "vitest";
import { Browser, openApi } from "../../tests/support/running/api.ts";

it("tells strangers what goes on right now", async () => {
  const api = await openApi({ seeded: true });
  try {
    const { status, body } = await new Browser(api).get("/api/now");
    expect([status, body]).toMatchObject([
      200,
      { helpersFree: expect.any(Number), sessionsOn: expect.any(Number) },
    ]);
    expect(body.teachers.length).toBeGreaterThan(0);
  } finally {
    await api.close();
  }
});
