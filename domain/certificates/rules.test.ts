import { describe, expect, it } from "vitest";
import { certificateNameOf, linkedInUrl, mayDecide, maySee, stateAfter, wholeMinutes } from "./rules.ts";

const beside = (who: Partial<Record<"isHolder" | "isCreator" | "isAdmin", boolean>>) => ({
  isHolder: false,
  isCreator: false,
  isAdmin: false,
  ...who,
});

describe("a certificate", () => {
  it("of completion has the course’s name for it, and every other its own", () => {
    expect(certificateNameOf("completion", " Git in an Afternoon ")).toBe("Git in an Afternoon");
    for (const nothing of [null, "", "  "])
      expect(certificateNameOf("completion", nothing)).toBe("Certificate of Completion");
    expect(certificateNameOf("mastery", "Git in an Afternoon")).toBe("Certificate of Mastery");
    expect(certificateNameOf("teaching", null)).toBe("Teaching Certificate");
  });

  it("that was revoked comes back by an award alone, and none is revoked that there is not", () => {
    expect(stateAfter(null, "revoke")).toBeNull();
    expect(stateAfter("revoked", "complete")).toBe("revoked");
    expect(stateAfter("revoked", "award")).toBe("valid");
    expect(stateAfter("valid", "revoke")).toBe("revoked");
  });

  it("is seen by its holder, the creator and administrators; by everybody once it is shared", () => {
    expect(maySee(false, beside({}))).toBe(false);
    expect(maySee(true, beside({}))).toBe(true);
    for (const who of ["isHolder", "isCreator", "isAdmin"] as const)
      expect(maySee(false, beside({ [who]: true }))).toBe(true);
  });

  it("is nobody’s own to decide", () => {
    expect(mayDecide(beside({ isCreator: true }))).toBe(true);
    expect(mayDecide(beside({ isAdmin: true }))).toBe(true);
    expect(mayDecide(beside({}))).toBe(false);
    expect(mayDecide({ isHolder: true, isCreator: true, isAdmin: true })).toBe(false);
  });

  it("goes to LinkedIn with everything its form asks, whatever the names hold", () => {
    const address = "https://peerloop.test/certificates/0a";
    const url = new URL(
      linkedInUrl({ name: "A&B", courseTitle: "C# = fun?", issuedOn: "2026-03-09", code: "0a", address }),
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      startTask: "CERTIFICATION_NAME",
      name: "A&B: C# = fun?",
      organizationName: "PeerLoop",
      issueYear: "2026",
      issueMonth: "3",
      certUrl: address,
      certId: "0a",
    });
  });

  it("counts whole minutes", () => {
    expect([0, 59.9, 60, 3_599, -5].map(wholeMinutes)).toEqual([0, 0, 1, 59, 0]);
  });
});
