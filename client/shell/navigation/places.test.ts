import { describe, expect, it } from "vitest";
import { isRoom, railPlaces, rolePlaces } from "./places.ts";

const keys = (roles: Parameters<typeof railPlaces>[0]["roles"]) =>
  railPlaces({ roles }).map(({ key }) => key);

describe("places of the rail", () => {
  it("are what somebody's roles have a use for", () => {
    expect(keys(["student"])).toEqual(["home", "inbox", "sessions"]);
    expect(keys(["student", "student_teacher"])).toEqual(["home", "inbox", "sessions", "teach", "students"]);
    expect(keys(["student", "creator"])).toEqual([
      "home",
      "inbox",
      "sessions",
      "students",
      "studio",
      "manage",
    ]);
    expect(keys(["student", "student_teacher", "creator"])).toEqual([
      "home",
      "inbox",
      "sessions",
      "teach",
      "students",
      "studio",
      "manage",
    ]);
    expect(rolePlaces({ roles: ["student", "moderator"] })).toEqual([]);
  });
});

describe("rooms", () => {
  it.each(["/courses/a/chat", "/help/1", "/sessions/1", "/sessions/1/"])("%s is one", (path) =>
    expect(isRoom(path)).toBe(true),
  );
  it.each(["/", "/courses", "/courses/a", "/sessions", "/courses/a/chat/b", "/help"])("%s is none", (path) =>
    expect(isRoom(path)).toBe(false),
  );
});
