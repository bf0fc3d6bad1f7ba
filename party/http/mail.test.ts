import { expect, it } from "vitest";
import { mails } from "../../domain/contexts.ts";
import { Browser, openApi } from "../../tests/support/running/api.ts";

it("shows every mail on one's own machine, and nobody else's", async () => {
  const local = await openApi();
  const deployed = await openApi({ isLocal: false, database: "away" });
  try {
    const { status, body } = await new Browser(local).get("/api/local-mails/preview");
    expect([status, body.mails.map(({ name }: { name: string }) => name)]).toEqual([
      200,
      mails.map(({ name }) => name),
    ]);
    expect((await new Browser(local).get("/api/local-mails")).body).toEqual({
      mails: [],
      hasDemoAccounts: false,
    });
    for (const path of ["/api/local-mails/preview", "/api/local-mails"])
      expect((await new Browser(deployed).get(path)).status).toBe(404);
  } finally {
    await Promise.all([local.close(), deployed.close()]);
  }
});
