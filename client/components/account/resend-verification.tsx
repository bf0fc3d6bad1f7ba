import { createSignal, Show } from "solid-js";
import { auth } from "../../lib/auth.ts";
import { asApiError } from "../../lib/request.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** Sends the mail that confirms an address once more. */
export const ResendVerification = (props: { readonly email: string }) => {
  const [busy, setBusy] = createSignal(false);
  const [sent, setSent] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();

  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await auth.sendVerificationEmail(props.email);
      setSent(true);
    } catch (error) {
      setFailure(asApiError(error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show
        when={!sent()}
        fallback={<Notice tone="good">Sent again. Look into your spam folder too.</Notice>}
      >
        <Button busy={busy()} onClick={send}>
          Send the mail again
        </Button>
      </Show>
    </>
  );
};
