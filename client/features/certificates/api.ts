import type { Certificate, CertificateSummary } from "../../../domain/certificates/model.ts";
import { request } from "../../lib/request/request.ts";

type Signal = AbortSignal | undefined;

const certificate = (code: string, rest: string) => `/api/certificates/${encodeURIComponent(code)}${rest}`;

/** Certificates over HTTP. Each rejects with `ApiError`. */
export const certificatesApi = {
  page: (code: string, signal?: Signal) =>
    request<Certificate>("GET", certificate(code, "/page"), { signal }),
  mine: (signal?: Signal) =>
    request<{ readonly certificates: readonly CertificateSummary[] }>("GET", "/api/certificates", { signal }),
  awardMastery: (userId: string, courseId: string) =>
    request<Certificate>("POST", "/api/certificates", { body: { userId, courseId, type: "mastery" } }),
  revoke: (code: string, reason: string) =>
    request<Certificate>("POST", certificate(code, "/revoke"), { body: { reason } }),
  awardAgain: (code: string) => request<Certificate>("POST", certificate(code, "/award")),
  share: (code: string, isShared: boolean) =>
    request<Certificate>("PUT", certificate(code, "/sharing"), { body: { isShared } }),
} as const;
