import { type Component, ErrorBoundary, type JSX, Show, Suspense } from "solid-js";
import type { Me } from "../../domain/identity/model.ts";
import { Button } from "../ui/button.tsx";
import { lazyComponent } from "../ui/lazy-component.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { me } from "./me.ts";
import { offlineTexts } from "./texts.ts";

/** Fetches what only members need: the way about, and the connection to their inbox. */
export const fetchMemberTools = () => import("./navigation/member-tools.tsx");

type Tools = Awaited<ReturnType<typeof fetchMemberTools>>;

const tool = <Props extends object>(pick: (tools: Tools) => Component<Props>) =>
  lazyComponent(async () => ({ default: pick(await fetchMemberTools()) }));

const LazyRail = tool((tools) => tools.Rail);
const LazyPhoneBar = tool((tools) => tools.PhoneBar);
const LazyPhoneTabs = tool((tools) => tools.PhoneTabs);
const LazyCalls = tool((tools) => tools.Calls);

const Kept = (props: {
  readonly fallback?: JSX.Element;
  readonly broken?: JSX.Element;
  readonly children: JSX.Element;
}) => (
  <ErrorBoundary
    fallback={(error: unknown) => {
      console.error(error);
      return props.broken;
    }}
  >
    <Suspense fallback={props.fallback}>{props.children}</Suspense>
  </ErrorBoundary>
);

const RailWaiting = () => (
  <div class="grid gap-3 px-3 pt-3 max-lg:justify-items-center" aria-hidden="true">
    <Skeleton class="h-10 w-full" />
    <Skeleton class="h-10 w-full" />
    <Skeleton class="h-32 w-full" />
  </div>
);

const Reload = () => (
  <Button class="m-3" onClick={() => location.reload()}>
    {offlineTexts.reload}
  </Button>
);

/** The rail, once it is here; without it the page goes on. */
export const Rail = (props: { readonly me: Me | null | undefined }) => (
  <Kept fallback={<RailWaiting />} broken={<Reload />}>
    <Show when={props.me} fallback={<RailWaiting />}>
      {(member) => <LazyRail me={member()} />}
    </Show>
  </Kept>
);

/** A phone's bar, in whose place nothing else stands. */
export const PhoneBar = (props: { readonly me: Me | null | undefined }) => (
  <Kept fallback={<div class="h-13" />} broken={<Reload />}>
    <Show when={props.me} fallback={<div class="h-13" />}>
      <LazyPhoneBar />
    </Show>
  </Kept>
);

/** A phone's tabs. */
export const PhoneTabs = () => (
  <Kept>
    <LazyPhoneTabs />
  </Kept>
);

/** What lies over the page, once it is here. */
export const Calls = (props: { readonly children: JSX.Element }) => (
  <Kept>
    <LazyCalls>{props.children}</LazyCalls>
  </Kept>
);

const LazyBounced = lazyComponent(() => import("./address/bounced-address.tsx"));

/** Asks for another address where mails to the member's come back. */
export const AddressNotice = () => (
  <Show when={me()?.emailStatus === "bounced"}>
    <Kept>
      <LazyBounced />
    </Kept>
  </Show>
);

const LazyConsent = lazyComponent(() => import("./consent/consent-notice.tsx"));

/** Asks for agreement to texts that have changed since the member agreed. */
export const ConsentNotice = () => (
  <Show when={me()?.consentDue}>
    {(due) => (
      <Show when={due().length > 0}>
        <Kept>
          <LazyConsent due={due()} />
        </Kept>
      </Show>
    )}
  </Show>
);
