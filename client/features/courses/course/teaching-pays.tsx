import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { earningsOf } from "../../../../domain/courses/earnings/rules.ts";
import type { Course } from "../../../../domain/courses/model.ts";
import { formatPrice } from "../../../lib/money.ts";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** What a graduate gets for teaching the course, at the price that it has: only where graduates are paid. */
export default function TeachingPays(props: { readonly course: Course }) {
  const earnings = () =>
    props.course.earnsByTeaching ? earningsOf(props.course.priceCents, props.course.sessionCount) : null;
  const amount = (cents: number) => formatPrice(cents, props.course.currency);
  return (
    <Show when={earnings()}>
      {(earned) => (
        <Section title={texts.pays}>
          <div class="grid gap-1 rounded-lg border border-line bg-surface p-5">
            <p class="text-lg font-bold tabular-nums">{texts.perStudent(amount(earned().perStudentCents))}</p>
            <p class="text-ink-soft tabular-nums">
              {texts.perSession(amount(earned().perSessionCents), props.course.sessionCount ?? 1)}
            </p>
            <p class="text-ink-soft">{texts.paysHow}</p>
            <p>
              <A href="/teach" class="link inline-flex min-h-10 items-center text-sm font-semibold">
                {texts.teach}
              </A>
            </p>
          </div>
        </Section>
      )}
    </Show>
  );
}
