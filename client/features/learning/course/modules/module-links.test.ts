import { expect, it } from "vitest";
import { outsideLink } from "./module-links.ts";

it("names places as people know them", () => {
  expect(outsideLink("https://www.youtube.com/watch?v=1")?.place).toBe("YouTube");
  expect(outsideLink("https://youtu.be/1")?.place).toBe("YouTube");
  expect(outsideLink("https://player.vimeo.com/1")?.place).toBe("Vimeo");
  expect(outsideLink("https://docs.google.com/document/d/1")?.place).toBe("Google Docs");
  expect(outsideLink("https://www.example.org/a")?.place).toBe("example.org");
  expect(outsideLink("https://notyoutube.com/1")?.place).toBe("notyoutube.com");
});

it("opens nothing that is no web page", () => {
  for (const url of [null, "", "javascript:alert(1)", "data:text/html,x", "not an address", "//x"])
    expect(outsideLink(url)).toBeNull();
});
