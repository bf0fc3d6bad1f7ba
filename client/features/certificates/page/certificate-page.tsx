import { useParams } from "@solidjs/router";
import { createMemo, Match, Show, Suspense, Switch } from "solid-js";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { certificatesApi } from "../api.ts";
import { certificateTexts as texts } from "../texts.ts";
import { Learned } from "./learned.tsx";
import { CertificateSheet } from "./sheet.tsx";

/** For its holder, and for who decides about it: strangers load neither. */
const HolderActions = lazyComponent(() => import("./holder-actions.tsx"));
const Decisions = lazyComponent(() => import("./decisions.tsx"));

const Content = (props: {
  readonly certificate: Certificate;
  readonly onChange: (certificate: Certificate) => void;
}) => (
  <div class="page grid gap-8 !max-w-3xl">
    <CertificateSheet certificate={props.certificate} />
    <Show when={props.certificate.viewer.isHolder}>
      <Suspense fallback={<Skeleton class="h-56 w-full rounded-lg" />}>
        <HolderActions certificate={props.certificate} onChange={props.onChange} />
      </Suspense>
    </Show>
    <Show when={props.certificate.viewer.mayDecide && props.certificate.state !== "withdrawn"}>
      <Suspense fallback={<Skeleton class="h-28 w-full rounded-lg" />}>
        <Decisions certificate={props.certificate} onChange={props.onChange} />
      </Suspense>
    </Show>
    <Learned certificate={props.certificate} />
  </div>
);

/** A certificate, for everybody to check: who earned what, by whom it was taught, and whether it is valid. */
export default function CertificateRoute() {
  const params = useParams<{ code: string }>();
  const code = createMemo(() => params.code);
  const certificate = createRemote(
    () => `certificate ${code()}`,
    (signal) => certificatesApi.page(code(), signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-6 !max-w-3xl">
          <Skeleton class="h-[28rem] w-full rounded-lg" />
          <SkeletonText lines={6} />
        </Loading>
      }
    >
      <Match when={certificate.error()?.status === 404 || certificate.error()?.status === 400}>
        <NotFoundState title={texts.missingTitle} text={texts.missingText} />
      </Match>
      <Match when={certificate.data()}>
        {(found) => <Content certificate={found()} onChange={certificate.set} />}
      </Match>
      <Match when={certificate.error()}>
        {(error) => (
          <ErrorState page error={error()} busy={certificate.loading()} onRetry={certificate.reload} />
        )}
      </Match>
    </Switch>
  );
}
