import { createSignal, Show } from "solid-js";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { createWait } from "../../../lib/time/wait.ts";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { verifyTexts as texts } from "../texts.ts";

/** Sends the mail that confirms an address once more. */
export const ResendVerification = (props: {
  readonly email: string;
  /** Where the link of the mail leads. */
  readonly verified: string;
}) => {
  const [busy, setBusy] = createSignal(false);
  const [sent, setSent] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const wait = createWait(() => setFailure(undefined));

  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await authLinks.sendVerificationEmail(props.email, props.verified);
      setSent(true);
    } catch (error) {
      const { message, retryAfterSeconds } = asApiError(error);
      setFailure(message);
      wait.start(retryAfterSeconds);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={!sent()} fallback={<Notice tone="good">{texts.resent}</Notice>}>
        <RetryButton busy={busy()} left={wait.left()} onClick={send}>
          {texts.resend}
        </RetryButton>
      </Show>
    </>
  );
};
