import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textFault } from "../shared/text/rules.ts";
import { emailOf } from "./emails/rules.ts";
import { handleFault, lineOf, nameFault, withoutBlank } from "./rules.ts";

const fault = (name: string) => nameFault(lineOf(name));

describe("a name", () => {
  it.each([
    "Ada",
    "Zoë O’Neill",
    "J.R.R. Tolkien",
    "Dr.Smith",
    "St.John Rivers",
    "李小龙",
    "葛\u{e0100}城",
    "Владимир",
    "Κώστας",
    "محمد",
    "می\u200cخواهم",
    "क्\u200dष",
    "นภา",
    "Trần Thị Tâm",
    "Nguyễn Anh-Thư",
    "Rosa 👩🏽\u200d🔬",
    "Kim ❤\ufe0f",
    "Ann 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "Madmina Official-Ly",
    "Student 1",
    "Leroy Staffer",
    "x".repeat(80),
    "👩\u200d👩\u200d👧".repeat(30),
  ])("may be %j", (name) => {
    expect(fault(name)).toBeNull();
  });

  it.each([
    "",
    "   ",
    "\u200b",
    "\u2800",
    "\u3164",
    "\u115f",
    "\u034f",
    "\u0301",
    "\u00ad",
    "\ufe0f",
    "\u{e0001}",
  ])("is refused where it shows nothing: %j", (name) => {
    expect(fault(name)).toContain("visible");
  });

  it.each([
    "Ann\nBell",
    "Ann\u2028Bell",
    "Ann\u2029Bell",
    "Ann\u0007",
    "Ann\u001b[31m",
    "Ann\u0085Bell",
    "A\u202enn",
    "\u2066Ann\u2069",
    "A\u200bnn",
    "An\u200dn",
    "Ann\u200f",
    "A\ufeffnn",
    "An\u00adn",
    "Ann\u2800\u2800Bell",
    "Ann\u3164",
    "Ann\u{e0041}",
    "Ann\ufff9x",
    `Z${"\u0301".repeat(6)}`,
    "x".repeat(81),
    "👩\u200d👩\u200d👧\u200d👦".repeat(40),
  ])("is refused with what cannot be seen or does not fit: %j", (name) => {
    expect(fault(name)).toBeTypeOf("string");
  });

  it.each([
    "Moderator",
    "Ann the moderator",
    "Ann\tModerator",
    "M o d e r a t o r",
    "Mоderator",
    "M0der4tor",
    "МОDERATОR",
    "Ａｄｍｉｎ",
    "Admin Ann",
    "Administrator",
    "PeerLoop",
    "Peer Loop Team",
    "Support",
    "System",
    "Ann ✅",
    "Ann ✔\ufe0f",
    "☑ Ann",
    "🛡 Ann",
  ])("is refused where it passes for one of the staff: %j", (name) => {
    expect(fault(name)).toBeTypeOf("string");
  });

  it.each([
    "WIN at https://evil.example/now",
    "see www.evil",
    "evil.example",
    "Ann.Evil.Com",
    "evil。com",
    "ann@evil.example",
    "ＷＷＷ．evil．com",
  ])("is refused where it leads somewhere: %j", (name) => {
    expect(fault(name)).toContain("address");
  });

  it.each(["Gаbriel Moreau", "Gabriel Μoreau", "Аnn"])(
    "is refused with letters of two alphabets in a word: %j",
    (name) => {
      expect(fault(name)).toContain("alphabets");
    },
  );

  it("is composed, and has single spaces within and none around", () => {
    expect(lineOf(" \u00a0Zoe\u0308  \t O’Neill\u3000 ")).toBe("Zoë O’Neill");
  });

  it("is in its one form once it is made", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(lineOf(lineOf(text))).toBe(lineOf(text));
      }),
    );
  });
});

describe("texts of a profile", () => {
  it("may have lines where they have several, and nothing that cannot be seen", () => {
    expect(textFault("one\ntwo", "lines")).toBeNull();
    expect(textFault("one\ntwo", "one line")).toContain("one line");
    expect(textFault("one\u0000", "lines")).toBeTypeOf("string");
    expect(textFault("\u202eevil", "lines")).toBeTypeOf("string");
  });

  it("that show nothing are none", () => {
    expect(withoutBlank({ title: " \u200b ", bioShort: " I  weld. ", privacyPublic: true })).toEqual({
      title: null,
      bioShort: "I weld.",
      privacyPublic: true,
    });
  });
});

describe("a handle", () => {
  it.each(["ada", "zoe_oneill", "lee99", "student_1", "a_b"])("may be %s", (handle) => {
    expect(handleFault(handle)).toBeNull();
  });

  it.each([
    "support",
    "peerloop",
    "peerloop_team",
    "peerl00p",
    "system",
    "security",
    "everyone",
    "here",
    "admin",
    "adm1n",
    "a_d_m_i_n",
    "moderator",
    "help",
    "ab",
    "1ab",
    "x".repeat(31),
    "åda",
  ])("may not be %s", (handle) => {
    expect(handleFault(handle)).toBeTypeOf("string");
  });
});

describe("an e-mail address", () => {
  it.each([
    ["Ada@Example.TEST", "ada@example.test"],
    ["  ada@example.test ", "ada@example.test"],
    ["a@xn--e1afmkfd.xn--p1ai", "a@xn--e1afmkfd.xn--p1ai"],
    ["a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"],
    ["a@MÜNCHEN.de", "a@xn--mnchen-3ya.de"],
    ["r&d@example.test", "r&d@example.test"],
    ["a!b@example.test", "a!b@example.test"],
    ["o'neill+peer@mail.example.test", "o'neill+peer@mail.example.test"],
    ["{x}|y~z`^=?*/%$#@example.test", "{x}|y~z`^=?*/%$#@example.test"],
    ["a@1and1.example", "a@1and1.example"],
    [`${"x".repeat(64)}@example.test`, `${"x".repeat(64)}@example.test`],
  ])("%j is %j", (typed, email) => {
    expect(emailOf(typed)).toBe(email);
    expect(emailOf(email)).toBe(email);
  });

  it.each([
    "",
    "ada",
    "ada@",
    "@example.test",
    "ada@localhost",
    "ada@exam-.org",
    "ada@-exam.org",
    "ada@exam.-org",
    "ada@exam..org",
    "ada@example.org.",
    "ada@.org",
    "ada@exam_ple.org",
    "ada@1.2.3.4",
    "ada@0x7f.1",
    "ada@[1.2.3.4]",
    "ada@example.org:25",
    "ada@example.org/x",
    "ada@evil@example.org",
    "a b@example.org",
    ".ada@example.org",
    "ada.@example.org",
    "a..da@example.org",
    '"ada"@example.org',
    "ada@exam ple.org",
    "ada@exa\u200bmple.org",
    "ada\n@example.org",
    "ädä@example.org",
    "ada@example.c",
    "ada@example.123",
    "ada@xn--.org",
    `${"x".repeat(65)}@example.test`,
    `a@${"x".repeat(64)}.test`,
    `a@${"x.".repeat(126)}test`,
  ])("%j is none", (typed) => {
    expect(emailOf(typed)).toBeNull();
  });
});
