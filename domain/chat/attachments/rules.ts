import type { Picture } from "../../shared/pictures/rules.ts";
import { hasVisibleText } from "../../shared/rules.ts";
import { MAX_ATTACHMENT_NAME, MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE } from "../limits.ts";

/** Types that browsers may show in place: pictures that hold no script. Everything else is only ever downloaded. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

export const isShown = (contentType: string): boolean => SHOWN.has(contentType);

/** Where a file is kept. */
export const attachmentKey = (roomId: string, id: string): string => `chat/${roomId}/${id}`;

/** The type of what is of no type. */
const BYTES = "application/octet-stream";

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,48}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,48}$/;

/** A `Content-Type` without its parameters; what is none is some bytes. */
export const mediaTypeOf = (header: string | null): string => {
  const type = (header ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return MEDIA_TYPE.test(type) ? type : BYTES;
};

/**
 * A name that a file may be saved under anywhere: no path, no control or direction characters, not too long, and
 * something to be seen before its ending.
 */
export const fileNameOf = (name: string): string => {
  const last = name.toWellFormed().replaceAll("\\", "/").split("/").at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, "").trim();
  const cut = shortened(clean);
  const [end = ""] = ENDING.exec(cut) ?? [];
  const stem = cut.slice(0, cut.length - end.length).replaceAll(".", "");
  // What is all ending, as `.profile`, can be seen.
  if (hasVisibleText(stem) || (stem === "" && end !== "")) return cut;
  return `file${end}`;
};

/** How a name ends that says its type. */
const ENDING = /\.[A-Za-z0-9]{1,10}$/;

/** How names of files of a type end; the first is given to those that end otherwise. */
const ENDINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "image/png": [".png", ".apng"],
  "image/jpeg": [".jpg", ".jpeg", ".jfif"],
  "image/gif": [".gif"],
  "image/webp": [".webp"],
  "image/avif": [".avif"],
};
const PICTURE_ENDING = new RegExp(
  `(${Object.values(ENDINGS).flat().join("|").replaceAll(".", "\\.")})$`,
  "i",
);

/** A name that ends as files of this type do: `x.png.html` of a PNG is `x.png.html.png`, and `x.gif` is `x.png`. */
const namedAs = (contentType: string, name: string): string => {
  const endings = ENDINGS[contentType];
  if (!endings || endings.some((ending) => name.toLowerCase().endsWith(ending))) return name;
  return shortened(`${name.replace(PICTURE_ENDING, "") || "file"}${endings[0]}`);
};

/** What is kept of a file besides its bytes. */
export interface Kind {
  readonly name: string;
  readonly contentType: string;
  /** In pixels, of a picture that is shown. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What a file is: by its bytes where they are a picture's, and otherwise by what was said of it, and never a picture. */
export const kindOf = (
  picture: Pick<Picture, "type" | "width" | "height"> | null,
  said: { readonly name: string; readonly contentType: string },
): Kind => {
  const isPicture =
    picture !== null &&
    isShown(picture.type) &&
    Math.max(picture.width, picture.height) <= MAX_IMAGE_SIDE &&
    picture.width * picture.height <= MAX_IMAGE_PIXELS;
  if (!isPicture) {
    const contentType = isShown(said.contentType) ? BYTES : said.contentType;
    return { name: said.name, contentType, width: null, height: null };
  }
  const { type, width, height } = picture;
  return { name: namedAs(type, said.name), contentType: type, width, height };
};

/** Cut in its middle, so that it keeps how it ends. */
const shortened = (name: string): string => {
  if (name.length <= MAX_ATTACHMENT_NAME) return name;
  const end = ENDING.exec(name)?.[0] ?? "";
  return `${name
    .slice(0, MAX_ATTACHMENT_NAME - end.length)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trimEnd()}${end}`;
};

/** `Content-Disposition` for a file of that name (RFC 6266; RFC 8187 for what is not ASCII). */
export const dispositionOf = (contentType: string, name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown(contentType) ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
