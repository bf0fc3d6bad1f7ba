import type { Picture } from "../../shared/pictures/rules.ts";
import { grouped } from "../../shared/rules.ts";
import { MAX_PHOTO_SIDE, MIN_PHOTO_SIDE } from "./limits.ts";

/** The types that a photo may be of. */
export const PHOTO_TYPES = ["image/webp", "image/jpeg", "image/png"] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

const isPhotoType = (type: string): type is PhotoType => (PHOTO_TYPES as readonly string[]).includes(type);

/** Hexadecimal digits of a photo's hash. */
const HASH = "[0-9a-f]{32}";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const PHOTO_PATH = new RegExp(`^/api/photos/(${UUID})/(${HASH})$`);

/** Where a photo is read: its content is in its address, so that it never changes there. */
export const photoPath = (userId: string, hash: string): string => `/api/photos/${userId}/${hash}`;

/** Whose photo is at an address, and which one; null where it is none. */
export const photoAt = (path: string): { readonly userId: string; readonly hash: string } | null => {
  const [, userId, hash] = PHOTO_PATH.exec(path) ?? [];
  return userId === undefined || hash === undefined ? null : { userId, hash };
};

/** Where a photo is kept. */
export const photoKey = (userId: string, hash: string): string => `photos/${userId}/${hash}`;

/** What is wrong with a picture as a photo, as a sentence; null for a good one. */
export const photoFault = (picture: Picture | null): string | null => {
  if (picture === null || !isPhotoType(picture.type)) return "A photo must be a JPEG, PNG, or WebP picture.";
  const { width, height } = picture;
  if (width !== height) return "A photo must be square.";
  if (width < MIN_PHOTO_SIDE || width > MAX_PHOTO_SIDE)
    return `A photo must be ${MIN_PHOTO_SIDE} to ${grouped(MAX_PHOTO_SIDE)} pixels wide.`;
  return picture.hasLocation ? "This photo says where it was taken. Remove its location first." : null;
};
