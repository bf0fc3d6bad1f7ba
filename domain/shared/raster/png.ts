import type { Canvas } from "./canvas.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Remainders of CRC-32 for each byte (PNG, annex D). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

const crcOf = (bytes: Uint8Array): number => {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (REMAINDERS[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, content: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crcOf(bytes.subarray(4, content.length + 8)));
  return bytes;
};

/** Size, eight bits a channel, red green blue. */
const header = ({ width, height }: Canvas): Uint8Array => {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([8, 2], 8);
  return bytes;
};

/** Rows, each as what differs from the row above (filter 2): papers repeat themselves. */
const filtered = ({ width, height, pixels }: Canvas): Uint8Array => {
  const row = width * 3;
  const bytes = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) {
    bytes[y * (row + 1)] = 2;
    for (let x = 0; x < row; x++) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * row + x] ?? 0);
      bytes[y * (row + 1) + 1 + x] = ((pixels[y * row + x] ?? 0) - above) & 0xff;
    }
  }
  return bytes;
};

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
};

/** What is drawn, as a PNG. */
export const pngOf = async (canvas: Canvas): Promise<Uint8Array<ArrayBuffer>> => {
  const rows = filtered(canvas) as Uint8Array<ArrayBuffer>;
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk("IHDR", header(canvas)),
    chunk("IDAT", await deflated(rows)),
    chunk("IEND", new Uint8Array()),
  ];
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
};
