import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import type { Checkout } from "../../../../domain/learning/model.ts";
import { CHECKOUT_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { formatPrice } from "../../../lib/money.ts";
import { persistently } from "../../../lib/request/persistently.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { now } from "../../../lib/time/clock.ts";
import { createWait } from "../../../lib/time/wait.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { learningApi } from "../api.ts";
import { checkoutTexts as texts } from "../texts/checkout.ts";
import { standingOf } from "./checkout-state.ts";
import { CheckoutSummary } from "./checkout-summary.tsx";

/** A checkout that can be paid. `onStale`: it stands otherwise than is shown. */
const Open = (props: { readonly checkout: Checkout; readonly onStale: () => void }) => {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal<"pay" | "cancel">();
  const [failure, setFailure] = createSignal<string>();
  const wait = createWait(() => setFailure(undefined));
  const slug = () => props.checkout.course.slug;

  const act = async (what: "pay" | "cancel", ask: () => Promise<unknown>, then: () => void) => {
    if (busy()) return;
    setBusy(what);
    setFailure(undefined);
    try {
      await persistently(ask);
      then();
    } catch (thrown) {
      const error = asApiError(thrown);
      setFailure(error.message);
      wait.start(error.retryAfterSeconds);
      if (error.status === 409 || error.status === 404) props.onStale();
    } finally {
      setBusy(undefined);
    }
  };
  const pay = () =>
    act(
      "pay",
      () => learningApi.paySandbox(props.checkout.id),
      () => {
        showToast({ tone: "good", title: texts.paid, text: texts.paidText });
        navigate(`/courses/${slug()}/learn`, { replace: true });
      },
    );
  const cancel = () =>
    act(
      "cancel",
      () => learningApi.cancelCheckout(props.checkout.id),
      () => {
        showToast({ title: texts.cancelled, text: texts.cancelledText });
        navigate(`/courses/${slug()}`, { replace: true });
      },
    );

  return (
    <div class="page grid gap-6 !max-w-2xl">
      <PageHeading title={CHECKOUT_TITLE} />
      <div class="rounded-md bg-mark-soft px-4 py-3 text-mark-ink">
        <p class="font-semibold">{texts.sandboxTitle}</p>
        <p class="text-sm">{texts.sandboxText}</p>
      </div>
      <Card class="p-5 sm:p-6">
        <CheckoutSummary checkout={props.checkout} />
      </Card>
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <div class="flex flex-wrap gap-2">
        <RetryButton
          variant="primary"
          size="lg"
          class="max-sm:w-full"
          busy={busy() === "pay"}
          disabled={busy() === "cancel"}
          left={wait.left()}
          onClick={() => void pay()}
        >
          {texts.pay(formatPrice(props.checkout.amountCents, props.checkout.currency))}
        </RetryButton>
        <Button
          size="lg"
          class="max-sm:w-full"
          busy={busy() === "cancel"}
          disabled={busy() === "pay"}
          onClick={() => void cancel()}
        >
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
};

/** A checkout that is over, one way or another, and where that leads. */
const Over = (props: { readonly checkout: Checkout; readonly status: Checkout["status"] }) => (
  <EmptyState
    page
    kind={props.status === "completed" ? "first" : "none"}
    tab={CHECKOUT_TITLE}
    title={
      props.status === "completed"
        ? texts.doneTitle
        : props.status === "cancelled"
          ? texts.cancelledTitle
          : texts.overTitle
    }
    text={
      props.status === "completed"
        ? texts.doneText(props.checkout.course.title)
        : props.status === "cancelled"
          ? texts.cancelledText
          : texts.overText
    }
    actions={
      props.status === "completed" ? (
        <ButtonLink href={`/courses/${props.checkout.course.slug}/learn`} variant="primary">
          {texts.learn}
        </ButtonLink>
      ) : (
        <ButtonLink href={`/courses/${props.checkout.course.slug}`} variant="primary">
          {texts.back}
        </ButtonLink>
      )
    }
  />
);

/** Paying for a course on one's own machine: plainly no real money. */
export default function CheckoutRoute() {
  const params = useParams<{ id: string }>();
  const id = createMemo(() => params.id);
  const checkout = createRemote(
    () => `checkout ${id()}`,
    (signal) => learningApi.checkout(id(), signal),
  );
  // It may have been paid or given up in another tab.
  const look = () => {
    if (!document.hidden) checkout.reload();
  };
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  const standing = () => {
    const known = checkout.data();
    return known && standingOf(known, now());
  };
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-6 !max-w-2xl">
          <Skeleton class="h-9 w-48" />
          <Skeleton class="h-20 w-full" />
          <Skeleton class="h-96 w-full" />
        </Loading>
      }
    >
      <Match when={checkout.error()?.status === 404}>
        <NotFoundState title={texts.missingTitle} text={texts.missingText} />
      </Match>
      <Match when={standing() === "open" && checkout.data()}>
        {(open) => <Open checkout={open()} onStale={checkout.reload} />}
      </Match>
      <Match when={checkout.data()}>
        {(over) => <Over checkout={over()} status={standing() ?? "expired"} />}
      </Match>
      <Match when={checkout.error()}>
        {(error) => <ErrorState page error={error()} busy={checkout.loading()} onRetry={checkout.reload} />}
      </Match>
    </Switch>
  );
}
