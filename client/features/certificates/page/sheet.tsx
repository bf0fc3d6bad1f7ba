import { Match, Show, Switch } from "solid-js";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { certificateTitle } from "../../../../domain/platform/pages/rules.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Badge, type Tone } from "../../../ui/display/badge.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { CheckIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { CourseCover } from "../../courses/course-cover.tsx";
import { stateWords, certificateTexts as texts } from "../texts.ts";

const tones = { valid: "good", revoked: "danger", withdrawn: "plain" } as const satisfies Record<
  string,
  Tone
>;

/** A day of the calendar, `YYYY-MM-DD`, wherever its reader is. */
const formatDate = (day: string) => formatTime(`${day}T00:00:00Z`, "date", "UTC");

/** How it stands, and since when. */
const Standing = (props: { readonly certificate: Certificate }) => (
  <Switch>
    <Match when={props.certificate.state === "valid"}>
      <p class="text-sm text-ink-soft">{texts.validText}</p>
    </Match>
    <Match when={props.certificate.state === "revoked"}>
      <div class="rounded-md bg-danger-soft px-4 py-3 text-danger-ink" data-revoked>
        <p class="font-semibold">{texts.revoked(formatTime(props.certificate.revokedAt ?? "", "date"))}</p>
        <p class="text-sm">{texts.revokedText}</p>
        <p class="mt-2 [overflow-wrap:anywhere] whitespace-pre-line" dir="auto">
          {props.certificate.revokeReason}
        </p>
      </div>
    </Match>
    <Match when={props.certificate.state === "withdrawn"}>
      <p class="text-ink-soft">{texts.withdrawnText}</p>
    </Match>
  </Switch>
);

/** The certificate itself: to whom, for what, by whom, when; and its course’s line, inked to its end. */
export const CertificateSheet = (props: { readonly certificate: Certificate }) => {
  const certificate = () => props.certificate;
  const total = () => Math.max(1, certificate().modules.length);
  return (
    <Card class="overflow-hidden" data-state={certificate().state}>
      <CourseCover
        course={{
          slug: certificate().courseSlug,
          thumbnailUrl: null,
          moduleCount: certificate().modules.length || null,
          sessionCount: null,
        }}
        progress={{ done: total(), total: total() }}
        teaches={certificate().type === "teaching"}
        shape="banner"
        decorative
        class={`h-32 w-full sm:h-40 ${certificate().state === "valid" ? "" : "opacity-50 grayscale"}`}
      />
      <div class="grid gap-6 p-5 sm:p-8">
        <div class="flex flex-wrap items-start justify-between gap-3">
          <PageHeading
            title={certificateTitle(certificate().name, certificate().recipientName)}
            class="min-w-0 text-lg [overflow-wrap:anywhere]"
          >
            {certificate().name}
          </PageHeading>
          <Badge tone={tones[certificate().state]} class="!text-sm">
            <Show when={certificate().state === "valid"}>
              <CheckIcon class="!size-4" />
            </Show>
            {stateWords[certificate().state]}
          </Badge>
        </div>
        <div class="grid gap-1">
          <p class="text-sm text-ink-faint">{texts.awardedTo}</p>
          <p class="font-display text-2xl leading-tight [overflow-wrap:anywhere] sm:text-3xl" dir="auto">
            {certificate().recipientName ?? texts.nobody}
          </p>
        </div>
        <div class="grid gap-1">
          <p class="text-sm text-ink-faint">{texts.for[certificate().type]}</p>
          <p class="font-display text-xl font-semibold [overflow-wrap:anywhere]" dir="auto">
            {certificate().courseTitle}
          </p>
          <p class="text-ink-soft [overflow-wrap:anywhere]">{texts.by(certificate().creatorName)}</p>
        </div>
        <p class="text-sm text-ink-soft">
          {texts.issued} <time dateTime={certificate().issuedOn}>{formatDate(certificate().issuedOn)}</time>
        </p>
        <Standing certificate={certificate()} />
      </div>
    </Card>
  );
};
