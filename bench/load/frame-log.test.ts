import { describe, expect, it } from "vitest";
import { FrameLog, type KnownFrame } from "./frame-log.ts";

const log = () => {
  const decoded: string[] = [];
  const frames = new FrameLog((text) => {
    decoded.push(text);
    return text.toUpperCase();
  });
  return { frames, decoded };
};
const read = (reader: (bytes: Buffer) => KnownFrame<string>, texts: string[]) =>
  texts.map((text) => reader(Buffer.from(text)).meaning);

describe("FrameLog", () => {
  it("decodes a broadcast once, however many read it", () => {
    const { frames, decoded } = log();
    const readers = [frames.reader(), frames.reader(), frames.reader()];
    for (const reader of readers) expect(read(reader, ["a", "b", "c"])).toEqual(["A", "B", "C"]);
    expect(decoded).toEqual(["a", "b", "c"]);
    expect(frames.size).toBe(3);
  });

  it("keeps readers in step past frames for one of them alone", () => {
    const { frames, decoded } = log();
    const [one, other] = [frames.reader(), frames.reader()];
    read(one, ["a", "only one", "b"]);
    expect(read(other, ["a", "b", "only other", "c"])).toEqual(["A", "B", "ONLY OTHER", "C"]);
    expect(read(one, ["c"])).toEqual(["C"]);
    expect(decoded).toEqual(["a", "only one", "b", "only other", "c"]);
  });

  it("takes the same text sent again for another frame", () => {
    const { frames } = log();
    const [one, other] = [frames.reader(), frames.reader()];
    expect(read(one, ["a", "a"])).toEqual(["A", "A"]);
    expect(frames.size).toBe(2);
    expect(read(other, ["a", "a"])).toEqual(["A", "A"]);
    expect(frames.size).toBe(2);
  });

  it("says how long a frame is in UTF-16 code units, as a client counts what it has received", () => {
    const reader = log().frames.reader();
    expect(["plain", "größer", "👀"].map((text) => reader(Buffer.from(text)).length)).toEqual([5, 6, 2]);
  });

  it("keeps no reference to the reader's buffer", () => {
    const { frames, decoded } = log();
    const [one, other] = [frames.reader(), frames.reader()];
    const bytes = Buffer.from("a");
    one(bytes);
    bytes.write("z");
    expect(read(other, ["a"])).toEqual(["A"]);
    expect(decoded).toEqual(["a"]);
  });
});
