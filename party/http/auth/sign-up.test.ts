import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../../../db/schema/index.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { account, mailsTo, who } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, ORIGIN, openApi } from "../../../tests/support/running/api.ts";
import { AUTH_SECRET } from "../../../tests/support/running/env.ts";
import { knows, readDevice } from "./device-cookie.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const signUp = (body: object) => new Browser(api).post("/api/auth/sign-up/email", body);
const me = async (browser: Browser) => {
  const signedIn = await who(api, browser);
  return api.runtime.runPromise(Effect.flatMap(Identity, (identity) => identity.me(signedIn?.id ?? "")));
};

describe("a handle while it is typed", () => {
  const check = async (handle: string) => (await new Browser(api).get(`/api/handles/${handle}`)).body;

  it("is free, or says why not and what is", async () => {
    await signUp(account("handy"));
    await signUp(account("handy2"));
    expect(await check("nobody_has_it")).toEqual({ handle: "nobody_has_it", fault: null, suggestions: [] });
    const taken = await check("%20HANDY");
    expect(taken).toMatchObject({ handle: "handy", fault: "is taken." });
    expect(taken.suggestions).toHaveLength(3);
    expect(taken.suggestions).not.toContain("handy2");
    for (const suggestion of taken.suggestions) expect((await check(suggestion)).fault).toBeNull();
    expect((await check("9lives")).fault).toContain("begin with a letter");
    expect((await check("support")).fault).toContain("reserved");
  });
});

describe("signing up", () => {
  it("makes an account that is signed in", async () => {
    const ada = new Browser(api);
    const answer = await ada.post("/api/auth/sign-up/email", {
      ...account("ada"),
      name: "  Ada  ",
      handle: " ADA ",
      email: "Ada@Example.test",
      timeZone: "Europe/Lisbon",
    });
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({
      handle: "ada",
      email: "ada@example.test",
      emailVerified: false,
    });
    const [set] = answer.headers.getSetCookie();
    expect(set).toMatch(/Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await who(api, ada)).toMatchObject({ name: "Ada", handle: "ada", roles: ["student"] });
    expect(await me(ada)).toMatchObject({
      emailVerified: false,
      timeZone: "Europe/Lisbon",
      privacyPublic: false,
      goodwill: { balance: 0, held: 0, totalEarned: 0 },
    });
  });

  it("gives points to begin with once the address is confirmed, and once for each mailbox", async () => {
    const balanceOf = async (handle: string, email: string) => {
      const browser = new Browser(api);
      await browser.post("/api/auth/sign-up/email", { ...account(handle), email });
      expect((await me(browser)).goodwill.balance).toBe(0);
      const [mail] = await mailsTo(api, email);
      const link = /http:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
      const follow = () => new Browser(api).get(link);
      await Promise.all([follow(), follow()]);
      await follow();
      return (await me(browser)).goodwill.balance;
    };
    expect(await balanceOf("gil", "g.il@gmail.com")).toBe(50);
    expect(await balanceOf("gil2", "gil+peer@googlemail.com")).toBe(0);
    expect(await balanceOf("hal", "hal@example.test")).toBe(50);
    expect(await balanceOf("hal2", "hal+again@example.test")).toBe(0);
    expect(await balanceOf("hal3", "h.al@example.test")).toBe(50);
  });

  it("mails a link that confirms the address and leads nowhere else", async () => {
    const bea = new Browser(api);
    await bea.post("/api/auth/sign-up/email", { ...account("bea"), callbackURL: "/welcome?first=1" });
    const [mail] = await mailsTo(api, "bea@example.test");
    const link = /http:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    expect(mail?.html).toContain(link.replaceAll("&", "&amp;"));
    const elsewhere = link.replace(/callbackURL=[^&]*/, "callbackURL=https%3A%2F%2Fevil.test");
    expect((await new Browser(api).get(elsewhere)).body).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining("callbackURL:"),
    });
    expect((await me(bea)).emailVerified).toBe(false);
    const confirmed = await new Browser(api).get(link);
    expect([confirmed.status, confirmed.headers.get("location")]).toEqual([302, "/welcome?first=1"]);
    expect((await me(bea)).emailVerified).toBe(true);
    const forged = await new Browser(api).get("/api/auth/verify-email?token=x.y.z");
    expect(forged.body).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining("has expired"),
    });
  });

  it.each([
    "/..//evil.example/phish",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "/a/..//evil.example",
    "/./%2f/evil.example",
  ])("redirects and mails nowhere else by %s", async (callbackURL) => {
    const query = `token=bad&callbackURL=${encodeURIComponent(callbackURL)}`;
    const answer = await new Browser(api).get(`/api/auth/verify-email?${query}`);
    expect(answer.status).toBe(302);
    const location = answer.headers.get("location") ?? "";
    expect(location).toMatch(/^\/evil\.example/);
    expect(new URL(location, "http://localhost:1999").host).toBe("localhost:1999");
    const handle = `cat${Buffer.from(callbackURL).toString("hex").slice(0, 20)}`;
    await new Browser(api).post("/api/auth/sign-up/email", { ...account(handle), callbackURL });
    const [mail] = await mailsTo(api, `${handle}@example.test`);
    expect(mail?.text).toMatch(/callbackURL=%2Fevil\.example/);
  });

  it("mails no word of who signs up to an address that nobody has confirmed", async () => {
    const email = "stranger@example.test";
    await signUp({ ...account("stranger"), email, name: "You Won A Prize" });
    const reset = () => new Browser(api).post("/api/auth/request-password-reset", { email });
    await reset();
    const [first, second] = await mailsTo(api, email);
    for (const mail of [first, second]) {
      expect(mail?.text).toMatch(/^Hi,/);
      expect(`${mail?.text}${mail?.html}`).not.toContain("Prize");
    }
    await new Browser(api).get(/http:\S+/.exec(first?.text ?? "")?.[0] ?? "");
    await reset();
    expect((await mailsTo(api, email)).at(-1)?.text).toMatch(/^Hi You Won A Prize,/);
  });

  it("refuses a handle that is taken, whatever its case, and says all that is wrong at once", async () => {
    const handle = await signUp({ ...account("ADA"), email: "other@example.test" });
    expect([handle.status, handle.body._tag]).toEqual([409, "Conflict"]);
    expect(handle.body.message).toBe("handle: is taken.");
    const both = await signUp({ ...account("ADA"), email: "other@example.test", password: "aaaaaaaaaa" });
    expect(both.status).toBe(400);
    expect(both.body.message).toMatch(/^handle: is taken\.\npassword: repeats /);
  });

  it("tells no stranger that an address has an account: the same answer, and a mail to its owner", async () => {
    const fresh = await signUp({ ...account("fresh"), email: "fresh@example.test" });
    const taken = await signUp({ ...account("thief"), email: "ADA@example.test" });
    const shape = ({ status, headers, body }: typeof fresh) => ({
      status,
      keys: Object.keys(body.user).toSorted(),
      top: Object.keys(body),
      cookies: headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, "=…")),
    });
    expect(shape(taken)).toEqual(shape(fresh));
    expect(taken.body.user).toMatchObject({
      handle: "thief",
      email: "ada@example.test",
      emailVerified: false,
    });
    const mails = await mailsTo(api, "ada@example.test");
    await expect
      .poll(async () => (await mailsTo(api, "ada@example.test")).at(-1)?.subject)
      .toBe("You already have an account");
    expect(mails.length).toBeGreaterThan(0);
  });

  it("signs nobody in with an address that has an account, and is no device that the account knows", async () => {
    const thief = new Browser(api);
    await thief.post("/api/auth/sign-up/email", { ...account("thief"), email: "ada@example.test" });
    expect(await who(api, thief)).toBeNull();
    const rows = await api.db((db) => db.select().from(users));
    expect(rows.some((row) => row.handle === "thief")).toBe(false);
    const { device } = thief;
    const settings = { AUTH_SECRET, PUBLIC_URL: ORIGIN };
    expect(await knows(await readDevice(device, settings), "ada@example.test", settings)).toBe(false);
  });

  it("lets one of many at the same moment have a handle", async () => {
    const attempts = Array.from({ length: 6 }, (_, i) =>
      signUp({ ...account("popular"), email: `popular${i}@example.test` }),
    );
    const answers = await Promise.all(attempts);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
    for (const { status, body } of answers) if (status === 409) expect(body.message).toContain("handle:");
  });

  it.each<[string, object, string]>([
    ["a blank name", { name: "   " }, "name: must contain visible text."],
    ["a name in two lines", { name: "Ann\nBell" }, "name: must be on one line."],
    ["a name with a badge", { name: "Ann ✅" }, "name: must not look like one of"],
    ["a reserved handle", { handle: "Support" }, "handle: is reserved."],
    ["an address with a bad domain", { email: "a@exam-.org" }, "email: must be an email address."],
    ["a name that is too long", { name: "x".repeat(81) }, "name: must have at most 80 characters."],
    ["a short password", { password: "short" }, "password: must have at least 10 characters."],
    ["a bad handle", { handle: "1x" }, "handle: must be 3 to 30"],
    ["a bad address", { email: "not an address" }, "email: must be an email address."],
    ["no handle", { handle: undefined }, "handle: is required."],
    ["a number for a name", { name: 7 }, "name: must be text."],
    ["a link to elsewhere", { callbackURL: "https://evil.test/" }, "callbackURL: must be a path"],
    ["a link to another host", { callbackURL: "//evil.test/" }, "callbackURL: must be a path"],
  ])("refuses %s", async (_, change, message) => {
    const { status, body } = await signUp({ ...account("newcomer"), ...change });
    expect({ status, tag: body._tag }).toEqual({ status: 400, tag: "BadRequest" });
    expect(body.message).toContain(message);
  });

  it.each([
    ["coyhaique", "America/Coyhaique", "America/Coyhaique"],
    ["calcutta", "Asia/Calcutta", "Asia/Kolkata"],
    ["martian", "Mars/Olympus", "UTC"],
    ["offset", "+02:00", "UTC"],
    ["clockless", 7, "UTC"],
  ])("%s's browser says %s, and the account has %s", async (handle, timeZone, stored) => {
    const browser = new Browser(api);
    const { status } = await browser.post("/api/auth/sign-up/email", { ...account(handle), timeZone });
    expect(status).toBe(200);
    expect((await me(browser)).timeZone).toBe(stored);
    const rows = await api.db((db) => db.select().from(users));
    expect(rows.find((row) => row.handle === handle)?.timeZone).toBe(stored);
  });

  it.each([
    ["r&d@example.test", "r&d@example.test"],
    ["a!b@example.test", "a!b@example.test"],
    ["anna@xn--e1afmkfd.xn--p1ai", "anna@xn--e1afmkfd.xn--p1ai"],
    ["Anna2@Пример.рф", "anna2@xn--e1afmkfd.xn--p1ai"],
  ])("takes the address %s, confirms it and signs in with it", async (typed, email) => {
    const handle = `addr_${Buffer.from(email).toString("hex").slice(0, 16)}`;
    const anna = new Browser(api);
    const made = await anna.post("/api/auth/sign-up/email", { ...account(handle), email: typed });
    expect([made.status, made.body.user?.email]).toEqual([200, email]);
    const [mail] = await mailsTo(api, email);
    const link = /http:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    expect((await new Browser(api).get(link)).status).toBe(302);
    expect((await me(anna)).emailVerified).toBe(true);
    const { password } = account(handle);
    const post = (path: string, body: object) => new Browser(api).post(`/api/auth/${path}`, body);
    expect((await post("sign-in/email", { email: typed, password })).status).toBe(200);
    expect((await post("request-password-reset", { email: typed })).status).toBe(200);
    expect((await mailsTo(api, email)).at(-1)?.subject).toBe("Choose a new password");
  });

  it("takes no role, and nothing else that is not asked for", async () => {
    const eve = new Browser(api);
    const wish = {
      isAdmin: true,
      isModerator: true,
      role: "admin",
      emailVerified: true,
      id: "x",
      image: "x:1",
    };
    expect((await eve.post("/api/auth/sign-up/email", { ...account("eve"), ...wish })).status).toBe(200);
    expect(await who(api, eve)).toMatchObject({ roles: ["student"], avatarUrl: null });
    const rows = await api.db((db) => db.select().from(users));
    expect(rows.find((row) => row.handle === "eve")).toMatchObject({ emailVerified: false, role: "student" });
  });
});
