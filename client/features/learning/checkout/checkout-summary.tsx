import { Show } from "solid-js";
import type { Checkout } from "../../../../domain/learning/model.ts";
import { formatPrice } from "../../../lib/money.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { IncludedList } from "../../courses/included-list.tsx";
import { checkoutTexts as texts } from "../texts/checkout.ts";
import { amountsOf } from "./checkout-state.ts";

/** What is bought: the course, with whom, what belongs to it, and what it costs until when. */
export const CheckoutSummary = (props: { readonly checkout: Checkout }) => {
  const amounts = () => amountsOf(props.checkout);
  const price = (cents: number) => formatPrice(cents, props.checkout.currency);
  const included = () => [
    ...(props.checkout.sessionCount > 0
      ? [texts.sessions(props.checkout.sessionCount, props.checkout.sessionMinutes)]
      : []),
    texts.modules,
    texts.chat,
    texts.keep,
  ];
  return (
    <div class="grid gap-5">
      <div>
        <p class="eyebrow">{texts.course}</p>
        <p class="text-lg font-semibold">{props.checkout.course.title}</p>
        <p class="text-sm text-ink-soft">{texts.by(props.checkout.course.creator.name)}</p>
      </div>
      <div class="flex items-center gap-3">
        <Show when={props.checkout.teacher}>{(teacher) => <Avatar person={teacher()} />}</Show>
        <p class="grid leading-tight">
          <span class="text-sm text-ink-faint">{texts.teacher}</span>
          <span class="font-semibold">{props.checkout.teacher?.name ?? texts.anyone}</span>
        </p>
      </div>
      <div class="grid gap-2">
        <h2 class="text-base">{texts.included}</h2>
        <IncludedList items={included()} />
      </div>
      <dl class="grid gap-1 border-t border-line pt-4">
        <Show when={amounts().discount > 0}>
          <div class="flex justify-between gap-4">
            <dt class="text-ink-soft">{texts.price}</dt>
            <dd class="tabular-nums">{price(amounts().price)}</dd>
          </div>
          <div class="flex justify-between gap-4">
            <dt class="text-ink-soft">{texts.discount}</dt>
            <dd class="tabular-nums">−{price(amounts().discount)}</dd>
          </div>
        </Show>
        <div class="flex items-baseline justify-between gap-4">
          <dt class="font-semibold">{texts.total}</dt>
          <dd class="numeral text-xl">{price(amounts().total)}</dd>
        </div>
      </dl>
      <p class="text-sm text-ink-soft">{texts.until(formatTime(props.checkout.expiresAt, "time"))}</p>
    </div>
  );
};
