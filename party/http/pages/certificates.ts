import { Effect } from "effect";
import type { Certificate } from "../../../domain/certificates/model.ts";
import { Certificates } from "../../../domain/certificates/service.ts";
import { certificateTitle, PRODUCT_NAME } from "../../../domain/platform/pages/rules.ts";
import { longDate } from "../../../domain/shared/time/long-date.ts";
import { type Head, shortened } from "./head.ts";
import type { Page } from "./page.ts";

const standing = ({ state, issuedOn, revokeReason }: Certificate): string => {
  if (state === "revoked") return `Revoked: ${revokeReason}`;
  if (state === "withdrawn") return "Withdrawn by its holder.";
  return `Issued ${longDate(issuedOn)} by ${PRODUCT_NAME}, and valid.`;
};

const certificateHead = (certificate: Certificate): Head => {
  const { code, name, recipientName, courseTitle, creatorName, isShared } = certificate;
  const path = `/certificates/${code}`;
  const whose = recipientName === null ? "" : ` of ${recipientName}`;
  return {
    title: certificateTitle(name, recipientName),
    description: shortened(
      `${name}${whose} for ${courseTitle}, a course by ${creatorName}. ${standing(certificate)}`,
    ),
    // What is not shared is for no search engine.
    canonical: isShared ? path : null,
    asks: [`/api${path}/page`],
  };
};

/** The public page of a certificate. One that the reader may not see is one that does not exist. */
export const certificatePages: readonly Page[] = [
  {
    path: "/certificates/:code",
    isFor: "all",
    // Not kept: what its holder shares, or not, holds from the moment it is chosen.
    head: ({ reader, params }) =>
      Certificates.use((certificates) => certificates.page(reader?.id ?? null, params.code ?? "")).pipe(
        Effect.map(certificateHead),
      ),
  },
];
