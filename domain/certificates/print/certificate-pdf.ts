import { drawLoops } from "../../shared/loop/loop-drawing.ts";
import { longDate } from "../../shared/time/long-date.ts";
import type { Certificate } from "../model.ts";
import { type FaceOf, ownFaces, standardFace } from "./fonts.ts";
import { makeColumn } from "./layout.ts";

/** A4 across, in points. */
const [WIDTH, HEIGHT] = [842, 595] as const;
const MARGIN = 56;
const QR = 112;

const FOR = {
  completion: "for completing the course",
  mastery: "for mastering the course",
  teaching: "certified to teach the course",
} as const;

const NOT_ALL = "Not every character can be printed here: the page below shows all of them.";
const PROOF = "Paper can be forged. Whether this certificate is valid stands at:";

const measured = ({ sessions: { count, minutes, teachers } }: Certificate): string => {
  if (count === 0) return "";
  const time = `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const by = teachers.length > 0 ? `, taught by ${teachers.join(", ")}` : "";
  return `${count} one-on-one ${count === 1 ? "session" : "sessions"}, ${time} together as measured${by}`;
};

type Read = (file: string) => Promise<Uint8Array | null>;

/** Draws the certificate; `read` gives the files of fonts, none of which has to be there. */
const drawn = async (certificate: Certificate, address: string, read: Read): Promise<Uint8Array> => {
  // Loaded with the first PDF: a start waits for none of it. The last one is what fontkit shapes the scripts of India
  // with, and does not bring.
  const [{ PDFDocument, rgb, StandardFonts, LineCapStyle }, { default: fontkit }, { encode }] =
    await Promise.all([
      import("pdf-lib"),
      import("@pdf-lib/fontkit"),
      import("uqr"),
      import("regenerator-runtime/runtime.js"),
    ]);
  const [ink, soft, accent] = [rgb(0.09, 0.11, 0.11), rgb(0.32, 0.36, 0.36), rgb(0.13, 0.23, 0.79)];
  const { name, recipientName, courseTitle, creatorName, courseSlug, type, modules, issuedOn, issuedAt } =
    certificate;

  const pdf = await PDFDocument.create();
  // Letters are drawn: what they say is said here as text.
  pdf.setTitle(`${name}: ${recipientName ?? ""}, ${courseTitle}`, { showInWindowTitleBar: true });
  pdf.setSubject(`${FOR[type]} ${courseTitle}, a course by ${creatorName}. ${address}`);
  pdf.setAuthor("PeerLoop");
  pdf.setLanguage("en-US");
  pdf.setCreationDate(new Date(issuedAt));
  pdf.setModificationDate(new Date(issuedAt));
  const page = pdf.addPage([WIDTH, HEIGHT]);

  const texts = [
    name,
    recipientName ?? "",
    courseTitle,
    `A course by ${creatorName}`,
    measured(certificate),
    `Issued ${longDate(issuedOn)} by PeerLoop`,
  ] as const;
  const plain = standardFace(await pdf.embedFont(StandardFonts.Helvetica));
  const all = `${texts.join("")}PeerLoop Awarded to ${FOR[type]} ${address} ${NOT_ALL} ${PROOF}`;
  const ours = await ownFaces(all, read, (bytes) => fontkit.create(bytes));
  const faceOf: FaceOf = (character, before) => ours(character, before) ?? plain(character, before);

  const total = Math.max(1, modules.length);
  const loop = drawLoops({ seed: courseSlug, total, done: total, isClosed: type === "teaching" }, 640, 160);
  const stroke = { x: WIDTH - MARGIN - 320, y: HEIGHT - 40, scale: 0.5, borderColor: accent };
  page.drawSvgPath(loop.ink || loop.outline, {
    ...stroke,
    borderWidth: loop.pen,
    borderLineCap: LineCapStyle.Round,
  });

  const column = makeColumn(page, faceOf, { x: MARGIN, y: HEIGHT - 96, width: WIDTH - 2 * MARGIN });
  column.write("PeerLoop", { from: 14, to: 14, color: accent });
  column.gap(18);
  column.write(texts[0], { from: 18, to: 9, lines: 2, color: ink });
  column.gap(18);
  column.write("Awarded to", { from: 11, to: 11, color: soft });
  column.write(texts[1], { from: 42, to: 10, lines: 2, color: ink });
  column.gap(14);
  column.write(FOR[type], { from: 11, to: 11, color: soft });
  column.write(texts[2], { from: 22, to: 8, lines: 3, color: ink });
  column.write(texts[3], { from: 12, to: 7, color: soft });
  column.gap(12);
  if (texts[4] !== "") column.write(texts[4], { from: 11, to: 7, lines: 2, color: ink });
  column.write(texts[5], { from: 11, to: 11, color: ink });

  const foot = makeColumn(page, faceOf, { x: MARGIN, y: MARGIN + 44, width: WIDTH - 3 * MARGIN - QR });
  if (!column.isWhole())
    foot.write(NOT_ALL, {
      from: 9,
      to: 9,
      color: soft,
    });
  foot.write(PROOF, {
    from: 9,
    to: 9,
    color: soft,
  });
  foot.write(address, { from: 9, to: 6, lines: 2, color: ink });

  const qr = encode(address, { ecc: "M", border: 0 });
  const cell = QR / qr.size;
  for (const [row, cells] of qr.data.entries())
    for (const [place, isDark] of cells.entries())
      if (isDark)
        page.drawRectangle({
          x: WIDTH - MARGIN - QR + place * cell,
          y: MARGIN + QR - (row + 1) * cell,
          width: cell,
          height: cell,
          color: ink,
        });
  return pdf.save();
};

/**
 * A certificate as a PDF of one page with a QR code that leads to its own. A character that no font has is left out, and
 * the page says so; a font that cannot be drawn with leaves the one that every reader has. `address`: of its page.
 */
export const certificatePdf = (certificate: Certificate, address: string, read: Read): Promise<Uint8Array> =>
  drawn(certificate, address, read).catch((cause: unknown) => {
    console.error("a certificate is printed without its fonts", cause);
    return drawn(certificate, address, () => Promise.resolve(null));
  });
