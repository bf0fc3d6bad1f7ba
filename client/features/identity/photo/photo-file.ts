import { MAX_PHOTO_BYTES, PHOTO_SIDE } from "../../../../domain/identity/photos/limits.ts";
import type { Crop } from "./crop.ts";

/** Bytes of a file that a photo is taken from, at most. */
export const MAX_SOURCE_BYTES = 40 * 1024 * 1024;

/** A picture that the browser can draw, turned as it says; null for what it cannot. */
export const readPicture = async (file: Blob): Promise<ImageBitmap | null> => {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
};

/** Draws a part of a picture over a whole canvas. */
export const drawCrop = (canvas: HTMLCanvasElement, picture: ImageBitmap, { x, y, side }: Crop): void => {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, canvas.width, canvas.height);
};

const encoded = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/**
 * A part of a picture as a photo: drawn anew, so that nothing of the file is in it but what is seen. WebP where the
 * browser writes that, else JPEG. Null where it can neither draw nor fit it into `MAX_PHOTO_BYTES`.
 */
export const photoOf = async (picture: ImageBitmap, crop: Crop): Promise<Blob | null> => {
  const canvas = document.createElement("canvas");
  canvas.width = PHOTO_SIDE;
  canvas.height = PHOTO_SIDE;
  drawCrop(canvas, picture, crop);
  for (const quality of [0.9, 0.7, 0.5])
    for (const type of ["image/webp", "image/jpeg"]) {
      const photo = await encoded(canvas, type, quality);
      // A browser that does not write a type answers a PNG.
      if (photo?.type === type && photo.size <= MAX_PHOTO_BYTES) return photo;
    }
  return null;
};
