import { MAX_ATTACHMENT_NAME } from "./limits.ts";

/** Types that browsers may show in place: pictures that hold no script. Everything else is only ever downloaded. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

export const isShown = (contentType: string): boolean => SHOWN.has(contentType);

/** Where a file is kept. */
export const attachmentKey = (roomId: string, id: string): string => `chat/${roomId}/${id}`;

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,48}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,48}$/;

/** A `Content-Type` without its parameters; what is none is some bytes. */
export const mediaTypeOf = (header: string | null): string => {
  const type = (header ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return MEDIA_TYPE.test(type) ? type : "application/octet-stream";
};

/** A name that a file may be saved under anywhere: no path, no control or direction characters, not too long. */
export const fileNameOf = (name: string): string => {
  const last = name.toWellFormed().replaceAll("\\", "/").split("/").at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, "").trim();
  const cut = clean.length <= MAX_ATTACHMENT_NAME ? clean : shortened(clean);
  return /^\.*$/.test(cut) ? "file" : cut;
};

/** Cut in its middle, so that it keeps how it ends. */
const shortened = (name: string): string => {
  const end = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
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
