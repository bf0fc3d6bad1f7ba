import { describe, expect, it } from "vitest";
import { identityIn } from "./admission.ts";
import { MAX_ROOM_AVATAR_URL, MAX_ROOM_NAME } from "./limits.ts";

const signedIn = {
  id: "0190d3a0-0000-7000-8000-000000000001",
  authSessionId: "0190d3a0-0000-7000-8000-000000000002",
  name: "Lee",
  handle: "lee",
  avatarUrl: null as string | null,
};
const nameOf = (name: string) => identityIn({ ...signedIn, name }, "student").name;
const avatarOf = (avatarUrl: string) => identityIn({ ...signedIn, avatarUrl }, "student").avatarUrl;

describe("who somebody is in a room", () => {
  it("has a shorter name where theirs is long, of whole characters", () => {
    expect(nameOf("x".repeat(MAX_ROOM_NAME))).toBe("x".repeat(MAX_ROOM_NAME));
    expect(nameOf("x".repeat(200))).toBe("x".repeat(MAX_ROOM_NAME));
    expect(nameOf("🎓".repeat(100))).toBe("🎓".repeat(MAX_ROOM_NAME / 2));
    const family = "👩‍👩‍👧‍👦";
    expect(nameOf(family.repeat(20))).toBe(family.repeat(Math.floor(MAX_ROOM_NAME / family.length)));
    expect(nameOf(`x${"🎓".repeat(100)}`)).toBe(`x${"🎓".repeat(MAX_ROOM_NAME / 2 - 1)}`);
  });

  it("has no avatar where its address is long: half of an address is none", () => {
    const longest = "https://a.example/".padEnd(MAX_ROOM_AVATAR_URL, "a");
    expect(avatarOf(longest)).toBe(longest);
    expect(avatarOf(`${longest}a`)).toBeNull();
  });

  it("says what others see only where that is not the role", () => {
    expect(identityIn(signedIn, "student", "student")).not.toHaveProperty("shownRole");
    expect(identityIn(signedIn, "moderator", "student")).toMatchObject({
      role: "moderator",
      shownRole: "student",
    });
  });
});
