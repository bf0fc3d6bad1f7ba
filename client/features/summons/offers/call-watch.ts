import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { offerTexts } from "../texts/offers.ts";

/** Tells a student who went on to another page when their request is accepted, or has ended. */
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
    return (
      summon && {
        id: summon.id,
        status: summon.status,
        helper: summon.responder?.name ?? offerTexts.somebody,
      }
    );
  };

  createEffect(
    on(snapshot, (now, before) => {
      if (before?.status !== "pending" || inbox.state.status !== "open") return;
      const path = `/help/${before.id}`;
      if (location.pathname === path) return;
      const action = { label: offerTexts.goThere, run: () => navigate(path) };
      if (now?.id === before.id && now.status === "responded")
        showToast({
          title: offerTexts.helperIsHere(now.helper),
          text: offerTexts.theyWait,
          tone: "good",
          action,
        });
      else if (now === null) showToast({ title: offerTexts.ownEnded, action });
    }),
  );
};
