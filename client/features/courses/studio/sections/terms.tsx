import { Show } from "solid-js";
import {
  MAX_CERTIFICATE_NAME_LENGTH,
  MAX_DURATION_WEEKS,
  MAX_FACT_LENGTH,
  MAX_FREE_SESSIONS,
  MAX_SESSION_MINUTES,
  MIN_SESSION_MINUTES,
} from "../../../../../domain/courses/studio/limits.ts";
import { useEditing } from "../draft/draft-context.tsx";
import { NumberField } from "../fields/number-field.tsx";
import { PriceField } from "../fields/price-field.tsx";
import { SwitchField } from "../fields/switch-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { Part } from "./part.tsx";

/** What a course costs, how long it takes, and what comes with it. */
export const Terms = () => {
  const { draft } = useEditing();
  return (
    <Part section="terms">
      <PriceField />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField field="duration" max={MAX_FACT_LENGTH} />
        <NumberField field="durationWeeks" min={1} max={MAX_DURATION_WEEKS} />
        <TextField field="totalDuration" max={MAX_FACT_LENGTH} />
        <TextField field="format" max={MAX_FACT_LENGTH} />
        <NumberField field="sessionMinutes" min={MIN_SESSION_MINUTES} max={MAX_SESSION_MINUTES} />
        <NumberField field="freeSessionsPerMonth" min={1} max={MAX_FREE_SESSIONS} />
      </div>
      <div class="grid gap-4">
        <SwitchField field="lifetimeAccess" />
        <SwitchField field="hasChat" />
        <SwitchField field="oneOnOneTeaching" />
        <SwitchField field="earnWhileTeaching" />
        <SwitchField field="hasCertificate" />
        <Show when={draft.document().hasCertificate}>
          <TextField field="certificateName" max={MAX_CERTIFICATE_NAME_LENGTH} />
        </Show>
      </div>
    </Part>
  );
};
