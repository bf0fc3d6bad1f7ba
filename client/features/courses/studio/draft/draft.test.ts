import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentChanges, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { AUTOSAVE_MOST_MS, AUTOSAVE_REST_MS } from "../../../../../domain/courses/studio/limits.ts";
import type { StudioCourse } from "../../../../../domain/courses/studio/model.ts";
import { EMPTY_DOCUMENT } from "../../../../../domain/courses/studio/rules.ts";
import { ApiError } from "../../../../lib/request/request.ts";
import { createDraft, type Draft } from "./draft.ts";
import type { KeptDraft } from "./kept-drafts.ts";

const read: StudioCourse = {
  id: "c",
  slug: null,
  state: "draft",
  version: 1,
  publishedVersion: null,
  document: { ...EMPTY_DOCUMENT, title: "Welding", tagline: "Sparks" },
  published: null,
  updatedAt: "2026-12-01T00:00:00.000Z",
  studentCount: 0,
  studentsAt: [],
};

/** The server's side: what is stored, and what goes wrong next. */
let stored: StudioCourse;
let sent: DocumentChanges[];
let kept: (KeptDraft | null)[];
let takenIn: DocumentField[];
let fails: ApiError | undefined;
let hold: Promise<void> | undefined;

const conflict = () =>
  new ApiError("Conflict", 409, "Changed.", {
    body: { _tag: "Conflict", message: "Changed.", current: stored },
  });
const save = async (version: number, changes: DocumentChanges): Promise<StudioCourse> => {
  sent.push(changes);
  await hold;
  if (fails) throw fails;
  if (version !== stored.version) throw conflict();
  stored = { ...stored, version: version + 1, document: { ...stored.document, ...changes } };
  return stored;
};
const elsewhere = (changes: DocumentChanges) => {
  stored = { ...stored, version: stored.version + 1, document: { ...stored.document, ...changes } };
};

const begin = (course = read): Draft =>
  createRoot(() =>
    createDraft(course, {
      save,
      keep: (draft) => kept.push(draft),
      onTakenIn: (fields) => takenIn.push(...fields),
    }),
  );
const rest = () => vi.advanceTimersByTimeAsync(AUTOSAVE_REST_MS);

beforeEach(() => {
  vi.useFakeTimers();
  [stored, sent, kept, takenIn, fails, hold] = [read, [], [], [], undefined, undefined];
});
afterEach(() => vi.useRealTimers());

describe("a draft", () => {
  it("is stored once typing rests, and at the latest after a while of it", async () => {
    const draft = begin();
    draft.set("title", "Welding 1");
    await vi.advanceTimersByTimeAsync(AUTOSAVE_REST_MS - 1);
    expect(sent).toEqual([]);
    await rest();
    expect(sent).toEqual([{ title: "Welding 1" }]);
    expect(draft.status()).toBe("saved");
    for (let typed = 0; typed < AUTOSAVE_MOST_MS; typed += 500) {
      draft.set("title", `Welding ${typed}`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent).toHaveLength(2);
  });

  it("keeps what is typed while it is being stored", async () => {
    const draft = begin();
    let go: () => void = () => undefined;
    hold = new Promise((resolve) => {
      go = resolve;
    });
    draft.set("title", "One");
    await rest();
    expect(draft.status()).toBe("saving");
    draft.set("title", "One and more");
    draft.set("tagline", "Fire");
    go();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.document()).toMatchObject({ title: "One and more", tagline: "Fire" });
    await rest();
    expect(sent.at(-1)).toEqual({ title: "One and more", tagline: "Fire" });
    expect(stored.document).toEqual(draft.document());
  });

  it("is kept on the device until it is stored, and stored once there is a network again", async () => {
    const draft = begin();
    fails = new ApiError("NetworkFailure", 0, "Offline.");
    draft.set("title", "On a train");
    expect(kept.at(-1)).toMatchObject({ document: { title: "On a train" } });
    await rest();
    expect(draft.status()).toBe("offline");
    fails = undefined;
    await draft.saveNow();
    expect(draft.status()).toBe("saved");
    expect(kept.at(-1)).toBeNull();
  });

  it("that is refused says so, and is stored when it was mended", async () => {
    const draft = begin();
    fails = new ApiError("BadRequest", 400, "Too long.");
    draft.set("title", "Too long");
    await rest();
    expect([draft.status(), draft.failure()?.message]).toEqual(["refused", "Too long."]);
    fails = undefined;
    draft.set("title", "Short");
    await rest();
    expect(draft.status()).toBe("saved");
  });
});

describe("what was changed somewhere else", () => {
  it("is taken in where it is another field, and said", async () => {
    const draft = begin();
    elsewhere({ tagline: "Fire" });
    draft.set("title", "Mine");
    await rest();
    await vi.advanceTimersByTimeAsync(0);
    await rest();
    expect(takenIn).toEqual(["tagline"]);
    expect(draft.document()).toMatchObject({ title: "Mine", tagline: "Fire" });
    expect(stored.document).toMatchObject({ title: "Mine", tagline: "Fire" });
  });

  it.each([
    [[], "Mine"],
    [["title"], "Theirs"],
  ] as const)("is the writer’s to choose where it is the same: %o", async (theirs, title) => {
    const draft = begin();
    elsewhere({ title: "Theirs", tagline: "Fire" });
    draft.set("title", "Mine");
    await rest();
    expect(draft.status()).toBe("conflict");
    expect(draft.document().title).toBe("Mine");
    draft.set("description", "Typed meanwhile");
    await rest();
    expect(draft.status()).toBe("conflict");
    draft.settle(theirs);
    await rest();
    expect(stored.document).toMatchObject({ title, tagline: "Fire", description: "Typed meanwhile" });
    expect(draft.status()).toBe("saved");
  });
});

describe("what was kept on the device", () => {
  it("is there again, and stored", async () => {
    const draft = begin();
    draft.restore({ course: read, document: { ...read.document, title: "Kept" } });
    expect(draft.document().title).toBe("Kept");
    await rest();
    expect(stored.document.title).toBe("Kept");
  });

  it("meets what was stored meanwhile", async () => {
    elsewhere({ title: "Theirs" });
    const draft = begin(stored);
    draft.restore({ course: read, document: { ...read.document, title: "Kept", tagline: "Kept" } });
    expect(draft.status()).toBe("conflict");
    expect(draft.conflict()?.fields).toEqual(["title"]);
    draft.settle([]);
    await rest();
    expect(stored.document).toMatchObject({ title: "Kept", tagline: "Kept" });
  });
});
