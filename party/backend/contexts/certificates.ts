import { CertificatesHandlers } from "../../http/certificates.ts";

export const certificates = { commands: [], handlers: CertificatesHandlers, shared: [] };
