import type * as Party from "partykit/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { testEnv } from "../../tests/support/running/env.ts";
import { callParty, type Parties, partiesOf } from "./calls.ts";
import { verifySigned } from "./signing.ts";
import { isByStub, STUB_HEADER } from "./stub-token.ts";

const env = testEnv();

interface Called {
  readonly path: string;
  readonly init: RequestInit;
}
/** Parties that note how their stubs are called. */
const parties = (called: Called[]): Parties =>
  ({
    chat: {
      get: (id: string) => ({
        fetch: async (first: string | RequestInit, second?: RequestInit) => {
          const [rest, init] = typeof first === "string" ? [first, second ?? {}] : ["", first];
          called.push({ path: `/parties/chat/${id}${rest}`, init });
          return new Response("answered");
        },
      }),
    },
  }) as unknown as Parties;

const isSigned = async ({ path, init }: Called) =>
  (await verifySigned(
    env.INTERNAL_SECRET,
    init.method ?? "GET",
    path,
    new Headers(init.headers as HeadersInit),
  )) !== null;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a call to another party", () => {
  it("goes through the platform's stub, with the deployment's token and no signature", async () => {
    for (const subpath of ["", "/command"]) {
      const called: Called[] = [];
      const answer = await callParty(env, parties(called), "chat", "room", subpath, '{"_tag":"Alarm"}');
      expect(await answer.text()).toBe("answered");
      expect(called.map(({ path }) => path)).toEqual([`/parties/chat/room${subpath}`]);
      expect(called[0]?.init).toMatchObject({ method: "POST", body: '{"_tag":"Alarm"}' });
      const headers = new Headers(called[0]?.init.headers as HeadersInit);
      expect(await isByStub(env.INTERNAL_SECRET, headers)).toBe(true);
      expect(await isByStub(`${env.INTERNAL_SECRET}!`, headers)).toBe(false);
      expect(await isSigned(called[0] as Called)).toBe(false);
    }
  });

  it("goes through the worker's own address where the platform withholds its stubs, signed and without the token", async () => {
    const called: Called[] = [];
    vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
      called.push({ path: new URL(address).pathname, init });
      expect(address).toBe("http://localhost:8787/parties/inbox/somebody");
      return new Response(null, { status: 204 });
    });
    expect((await callParty(env, null, "inbox", "somebody", "", "{}")).status).toBe(204);
    expect(await isSigned(called[0] as Called)).toBe(true);
    expect(await isSigned({ ...(called[0] as Called), path: "/parties/inbox/other" })).toBe(false);
    expect(new Headers(called[0]?.init.headers as HeadersInit).has(STUB_HEADER)).toBe(false);
  });

  it("rejects where there is no such party", async () => {
    await expect(callParty(env, parties([]), "nobody", "room", "", "{}")).rejects.toThrow("nobody");
  });
});

describe("the platform's stubs", () => {
  it("are none where reading them throws, as in an alarm and ever after a cold one", () => {
    const cold = {
      get context(): never {
        throw new Error("not available in an alarm");
      },
    } as unknown as Party.Room;
    expect(partiesOf(cold)).toBeNull();
    const stubs = {};
    expect(partiesOf({ context: { parties: stubs } } as unknown as Party.Room)).toBe(stubs);
  });
});
