import { expect, it } from "vitest";
import { mayHaveDemoData } from "./demo-data.ts";

it.each(["postgres://u:p@localhost/db", "postgres://u:p@127.0.0.1:5432/db", "postgres://u:p@[::1]/db"])(
  "accounts that everybody can sign in to go into %s",
  (url) => expect(mayHaveDemoData(url, undefined)).toBe(true),
);

it.each([
  "postgres://u:p@db.example.org/db?sslmode=require",
  "postgres://u:p@10.0.0.5/db",
  "postgres://u:p@localhost/db?host=db.example.org",
  "nonsense",
])("and into %s only when told", (url) => {
  expect(mayHaveDemoData(url, undefined)).toBe(false);
  expect(mayHaveDemoData(url, "off")).toBe(false);
  expect(mayHaveDemoData(url, "on")).toBe(true);
});
