import { expect, it } from "vitest";
import { codingFor, takesBrotli } from "./content-coding.ts";

it.each([
  [null, null],
  ["", null],
  ["identity", null],
  ["gzip", "gzip"],
  ["GZIP", "gzip"],
  ["x-gzip", "gzip"],
  ["br", "br"],
  ["*", "gzip"],
  ["gzip, deflate, br, zstd", "gzip"],
  ["br;q=1, gzip;q=0.8", "br"],
  ["gzip;q=0", null],
  ["gzip; q=0.000, br", "br"],
  ["gzip;q=0, *", "br"],
  ["*;q=0", null],
  ["*;q=0, gzip", "gzip"],
  ["br;q=0, gzip;q=0, *;q=1", null],
  ["identity;q=1, gzip;q=0.5", null],
  ["identity;q=0.5, gzip;q=1", "gzip"],
  ["identity;q=0, gzip;q=0", null],
  ["gzip;q=2", null],
  ["gzip;q=oops, br", "br"],
  ["gzipped, not-br", null],
  ["deflate, zstd", null],
  [" , gzip ;Q=0.3 , ", "gzip"],
])("of %s takes %s", (accepted, coding) => expect(codingFor(accepted)).toBe(coding));

it.each([
  ["gzip, deflate, br, zstd", true],
  ["br", true],
  ["*", true],
  ["br;q=0.5, gzip", false],
  ["br;q=0", false],
  ["gzip", false],
  ["identity, br;q=0.9", false],
  [null, false],
])("of %s, what lies compressed is sent: %s", (accepted, is) => expect(takesBrotli(accepted)).toBe(is));
