/** Bytes of a photo as it is uploaded: cropped and scaled by the client, so a quarter of that is usual. */
export const MAX_PHOTO_BYTES = 512 * 1024;

/** Shortest and longest side of a photo, in pixels, and the side that the client makes. */
export const MIN_PHOTO_SIDE = 64;
export const MAX_PHOTO_SIDE = 1_024;
export const PHOTO_SIDE = 512;

/** Photos that one person may upload within a day. */
export const PHOTOS_A_DAY = 20;

/** Hours after which a photo that is nobody's any more is forgotten altogether. */
export const OLD_PHOTO_HOURS = 24;

/** Seconds for which a browser may show a photo again without asking: one of a public profile, and one that is not. */
export const PUBLIC_PHOTO_SECONDS = 86_400;
export const PRIVATE_PHOTO_SECONDS = 300;
