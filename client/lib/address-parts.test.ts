import { expect, it } from "vitest";
import { addressParts } from "./address-parts.ts";

it("an address breaks after its @ and its dots alone", () => {
  expect(addressParts("ann.lee@mail.example")).toEqual(["ann.", "lee@", "mail.", "example"]);
  expect(addressParts("ann")).toEqual(["ann"]);
});
