import {
  COVER_RATIO,
  MAX_COVER_BYTES,
  MAX_COVER_WIDTH,
  MIN_COVER_WIDTH,
} from "../../../../../domain/courses/studio/limits.ts";

/** Bytes of a file that a cover is taken from, at most. */
const MAX_SOURCE_BYTES = 40 * 1024 * 1024;

/** Pixels of a cover that is made here; a smaller picture makes a smaller one. */
const WIDTH = 1_280;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest part of 16:9 of a picture, at a place from 0 to 1 along the side on which there is room. */
const partAt = ({ width, height }: Size, place: number) => {
  const isWide = width / height > COVER_RATIO;
  const size = isWide ? { width: height * COVER_RATIO, height } : { width, height: width / COVER_RATIO };
  return { ...size, x: (width - size.width) * place, y: (height - size.height) * place };
};

/** Whether a part of it can be a cover. */
const isLargeEnough = (size: Size): boolean => partAt(size, 0).width >= MIN_COVER_WIDTH;

/** A picture of a file, turned as it says; null for what is none, or is too small. */
export const readCover = async (file: File): Promise<ImageBitmap | null> => {
  if (file.size > MAX_SOURCE_BYTES) return null;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    if (isLargeEnough(picture)) return picture;
    picture.close();
  } catch {
    // What the browser cannot draw is no picture.
  }
  return null;
};

/** Draws the part of a picture over a whole canvas. */
export const drawPart = (canvas: HTMLCanvasElement, picture: ImageBitmap, place: number): void => {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { x, y, width, height } = partAt(picture, place);
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
};

const encoded = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/**
 * The part of a picture as a cover: drawn anew, so that nothing of the file is in it but what is seen. Null where the
 * browser can neither write it nor fit it into `MAX_COVER_BYTES`.
 */
export const coverOf = async (picture: ImageBitmap, place: number): Promise<Blob | null> => {
  const canvas = document.createElement("canvas");
  // A multiple of 16, so that both sides are whole.
  const width = Math.floor(Math.min(WIDTH, MAX_COVER_WIDTH, partAt(picture, place).width) / 16) * 16;
  canvas.width = width;
  canvas.height = width / COVER_RATIO;
  drawPart(canvas, picture, place);
  for (const quality of [0.85, 0.7, 0.5])
    for (const type of ["image/webp", "image/jpeg"]) {
      const cover = await encoded(canvas, type, quality);
      if (cover?.type === type && cover.size <= MAX_COVER_BYTES) return cover;
    }
  return null;
};
