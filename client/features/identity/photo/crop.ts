/** A part of a picture as a square: its middle and its side, in pixels of the picture. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many times nearer than the whole a part may be. */
export const MAX_ZOOM = 4;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The largest square of a picture. */
export const widest = ({ width, height }: Size): number => Math.min(width, height);

/** The nearest part that lies within the picture, and is neither too small nor too large. */
export const clamped = (crop: Crop, size: Size): Crop => {
  const most = widest(size);
  const side = within(crop.side, most / MAX_ZOOM, most);
  return {
    side,
    x: within(crop.x, side / 2, size.width - side / 2),
    y: within(crop.y, side / 2, size.height - side / 2),
  };
};

/** What is shown at first: the largest square, in the middle; of a portrait a little higher, where faces are. */
export const firstCrop = (size: Size): Crop =>
  clamped(
    { x: size.width / 2, y: size.height * (size.height > size.width ? 0.42 : 0.5), side: widest(size) },
    size,
  );

/** Moved by so many shares of its own side. */
export const panned = (crop: Crop, dx: number, dy: number, size: Size): Crop =>
  clamped({ ...crop, x: crop.x + dx * crop.side, y: crop.y + dy * crop.side }, size);

/** Nearer by a factor, about a point of it given in shares of its side from its middle, which stays where it is. */
export const zoomed = (crop: Crop, factor: number, size: Size, about = { x: 0, y: 0 }): Crop => {
  const { side } = clamped({ ...crop, side: crop.side / factor }, size);
  const shift = crop.side - side;
  return clamped({ side, x: crop.x + about.x * shift, y: crop.y + about.y * shift }, size);
};

/** How near it is: 1 for the largest square, up to `MAX_ZOOM`. */
export const zoomOf = ({ side }: Crop, size: Size): number => widest(size) / side;

/** Where it is along a side of the picture, from 0 to 1; a half where there is nowhere to go. */
export const placeOf = (middle: number, side: number, length: number): number =>
  length - side < 1 ? 0.5 : (middle - side / 2) / (length - side);

/** The middle of a part that is at such a place. */
export const middleAt = (place: number, side: number, length: number): number =>
  side / 2 + place * (length - side);
