import { expect, it } from "vitest";
import { tlsProblem } from "./tls.ts";

it.each([
  "postgres://u:p@localhost:5432/db",
  "postgres://u:p@127.0.0.1/db",
  "postgresql://u:p@127.9.9.9/db",
  "postgres://u:p@[::1]:5432/db",
  "postgres:///db?host=/var/run/postgresql",
  "postgres://u:p@db.example.org/db?sslmode=require",
  "postgres://u:p@db.example.org/db?sslmode=verify-full",
  "postgres://u:p@db.example.org/db?ssl=true",
])("takes %s", (url) => expect(tlsProblem(url, undefined)).toBeNull());

it.each([
  "postgres://u:hunter2@db.example.org/db",
  "postgres://u:hunter2@10.0.0.5/db",
  "postgres://u:hunter2@localhost.example.org/db",
  "postgres://u:hunter2@127.0.0.1.example.org/db",
  "postgres://u:hunter2@0.0.0.0/db",
  "postgres://u:hunter2@db.example.org/db?sslmode=prefer",
  "postgres://u:hunter2@db.example.org/db?sslmode=disable",
  "postgres://u:hunter2@localhost/db?host=db.example.org",
])("refuses %s, unless told that the network is one's own", (url) => {
  expect(tlsProblem(url, undefined)).toMatch(/without TLS/);
  expect(tlsProblem(url, undefined)).not.toContain("hunter2");
  expect(tlsProblem(url, "off")).toBeNull();
});

it.each(["", "hunter2", "mysql://u:hunter2@localhost/db", "postgres://u:hun/ter2@localhost/db"])(
  "does not take %s for a database, and repeats nothing of it",
  (url) => {
    expect(tlsProblem(url, "off")).toMatch(/no address/);
    expect(tlsProblem(url, "off")).not.toMatch(/hunter2|hun/);
  },
);
