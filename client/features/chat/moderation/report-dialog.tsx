import { MAX_REPORT_REASON } from "../../../../domain/chat/limits.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { apiChat } from "../api.ts";
import { reportText } from "../texts/moderation-dialogs.ts";
import { ReasonForm } from "./reason-form.tsx";

/** Tells the moderators of a message. Twice is as good as once. */
export const ReportDialog = (props: { readonly messageId: string; readonly onClose: () => void }) => {
  const report = async (reason: string) => {
    try {
      await apiChat.report(props.messageId, reason);
      showToast({ tone: "good", title: reportText.done, text: reportText.seen });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status !== 409) throw error;
      showToast({ title: reportText.again, text: reportText.seen });
    }
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={reportText.title} description={reportText.description}>
      <ReasonForm
        label={reportText.reason}
        submit={reportText.submit}
        variant="danger"
        limit={MAX_REPORT_REASON}
        onSubmit={report}
        onCancel={props.onClose}
      />
    </Dialog>
  );
};
