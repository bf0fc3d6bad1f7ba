import { expect, it } from "vitest";
import { TIME_ZONES } from "../../../../domain/shared/time/time-zones.ts";
import { shownTimeZone, timeZoneNames } from "./time-zones.ts";

it("are those that the server takes, with the one that is held among them", () => {
  const names = timeZoneNames(TIME_ZONES, "Etc/GMT+5");
  expect(names).toEqual(names.toSorted());
  expect(names).toEqual(expect.arrayContaining(["Asia/Kolkata", "America/Coyhaique", "UTC", "Etc/GMT+5"]));
  expect(names).not.toContain("Asia/Calcutta");
  expect(timeZoneNames([], "Asia/Kolkata")).toEqual(["Asia/Kolkata"]);
  expect(new Set(names).size).toBe(names.length);
});

it("of the device is one of them, whatever the browser calls it", () => {
  expect(shownTimeZone(TIME_ZONES, "Asia/Calcutta")).toBe("Asia/Kolkata");
  expect(shownTimeZone(TIME_ZONES, "Asia/Kolkata")).toBe("Asia/Kolkata");
  expect(shownTimeZone(TIME_ZONES, "Mars/Olympus")).toBeNull();
});
