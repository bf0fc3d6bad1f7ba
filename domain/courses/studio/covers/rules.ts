import type { Picture } from "../../../shared/pictures/rules.ts";
import { grouped } from "../../../shared/rules.ts";
import { COVER_RATIO, MAX_COVER_WIDTH, MIN_COVER_WIDTH } from "../limits.ts";

/** Types of picture that a cover may be. */
const COVER_TYPES = ["image/webp", "image/jpeg", "image/png"] as const;
type CoverType = (typeof COVER_TYPES)[number];

const isCoverType = (type: string): type is CoverType => (COVER_TYPES as readonly string[]).includes(type);

const HASH = "[0-9a-f]{32}";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const COVER_PATH = new RegExp(`^/api/covers/(${UUID})/(${HASH})$`);

/** Where a cover is read: its content is in its address, so that it never changes there. */
export const coverPath = (courseId: string, hash: string): string => `/api/covers/${courseId}/${hash}`;

/** The course that a cover was uploaded for, and which one it is; null for another address. */
export const coverAt = (path: string): { readonly courseId: string; readonly hash: string } | null => {
  const [, courseId, hash] = COVER_PATH.exec(path) ?? [];
  return courseId === undefined || hash === undefined ? null : { courseId, hash };
};

/** Where covers of a course are kept, and one of them. */
export const coverFolder = (courseId: string): string => `covers/${courseId}/`;
export const coverKey = (courseId: string, hash: string): string => `${coverFolder(courseId)}${hash}`;

/** What is wrong with a picture as a cover, as a sentence; null for a good one. */
export const coverFault = (picture: Picture | null): string | null => {
  if (picture === null || !isCoverType(picture.type)) return "A cover must be a JPEG, PNG, or WebP picture.";
  const { width, height } = picture;
  if (width < MIN_COVER_WIDTH || width > MAX_COVER_WIDTH)
    return `A cover must be ${MIN_COVER_WIDTH} to ${grouped(MAX_COVER_WIDTH)} pixels wide.`;
  if (Math.abs(width / COVER_RATIO - height) > 1) return "A cover must be 16:9.";
  return picture.hasLocation ? "This picture says where it was taken. Remove its location first." : null;
};
