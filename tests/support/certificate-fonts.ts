import { certificateFonts } from "../../scripts/lib/build/certificate-fonts.ts";

/** Reads the files of `certificate-fonts/` as they will lie beside the client, without building that. */
export const readCertificateFonts = () => {
  const fonts = certificateFonts();
  return async (file: string): Promise<Uint8Array | null> => {
    if (file === "index.json") return Buffer.from(JSON.stringify(fonts));
    const found = fonts.find((font) => font.file === file);
    return found?.content() ?? null;
  };
};
