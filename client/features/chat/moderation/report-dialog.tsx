import { MAX_REPORT_REASON } from "../../../../domain/chat/limits.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { apiChat } from "../api.ts";
import { ReasonForm } from "./reason-form.tsx";

/** Tells the moderators of a message. Twice is as good as once. */
export const ReportDialog = (props: { readonly messageId: string; readonly onClose: () => void }) => {
  const report = async (reason: string) => {
    try {
      await apiChat.report(props.messageId, reason);
      showToast({ tone: "good", title: "Reported", text: "A moderator will look at it." });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status !== 409) throw error;
      showToast({ title: "You have reported this before", text: "A moderator will look at it." });
    }
    props.onClose();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Report this message?"
      description="Moderators see it with your reason. Its author does not learn who reported it."
    >
      <ReasonForm
        label="What is wrong with it?"
        submit="Report"
        variant="danger"
        limit={MAX_REPORT_REASON}
        onSubmit={report}
        onCancel={props.onClose}
      />
    </Dialog>
  );
};
