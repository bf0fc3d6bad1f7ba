import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";

let proxy: DatabaseProxy;
const clients: postgres.Sql[] = [];

beforeAll(async () => {
  proxy = await databaseProxy(inject("databaseServer"));
});

afterAll(async () => {
  await Promise.all(clients.map((sql) => sql.end({ timeout: 1 })));
  await proxy.close();
});

/** A client of its own for each test: what a client makes of a lost connection is not tested here. */
function client(): postgres.Sql {
  const sql = postgres(proxy.urlFor(inject("databaseServer")), {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
  });
  clients.push(sql);
  return sql;
}

const one = async (sql: postgres.Sql) => (await sql`select 1 as one`)[0]?.one;

it("passes everything on", async () => {
  expect(await one(client())).toBe(1);
  expect(proxy.connections()).toBe(1);
});

it("takes the database away and gives it back", async () => {
  const connected = client();
  await one(connected);
  proxy.cut();
  expect(proxy.connections()).toBe(0);
  await expect(one(connected)).rejects.toThrow();
  await expect(one(client())).rejects.toThrow();
  proxy.restore();
  expect(await one(client())).toBe(1);
});

it("holds a query up for as long as it is frozen", async () => {
  const sql = client();
  const direct = postgres(inject("databaseServer"), { max: 1, onnotice: () => {} });
  clients.push(direct);
  await one(sql);
  proxy.freeze();
  let answered = false;
  const answer = one(sql).then((value) => {
    answered = true;
    return value;
  });
  // Meanwhile the database itself answers whoever asks it past the proxy.
  for (let count = 0; count < 20; count++) await one(direct);
  expect(answered).toBe(false);
  proxy.restore();
  expect(await answer).toBe(1);
});
