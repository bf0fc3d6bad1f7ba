import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";

/** Tells a student who went on to another page when their call for help is answered, or has ended. */
export const watchOwnCall = (): void => {
  const inbox = useInbox();
  const location = useLocation();
  const navigate = useNavigate();
  const own = () => {
    const summon = inbox.state.openSummon;
    return summon?.studentId === me()?.id ? summon : null;
  };
  const snapshot = () => {
    const summon = own();
    return summon && { id: summon.id, status: summon.status, helper: summon.responder?.name ?? "Somebody" };
  };

  createEffect(
    on(snapshot, (now, before) => {
      if (before?.status !== "pending" || inbox.state.status !== "open") return;
      const path = `/help/${before.id}`;
      if (location.pathname === path) return;
      const action = { label: "Go there", run: () => navigate(path) };
      if (now?.id === before.id && now.status === "responded")
        showToast({
          title: `${now.helper} is here to help`,
          text: "They wait for you.",
          tone: "good",
          action,
        });
      else if (now === null) showToast({ title: "Your call for help has ended", action });
    }),
  );
};
