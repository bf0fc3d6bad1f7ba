import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { persistently } from "../../../lib/request/persistently.ts";
import { type ApiError, asApiError } from "../../../lib/request/request.ts";
import { createWait } from "../../../lib/time/wait.ts";
import { showToast } from "../../../shell/toasts.ts";
import { enrollApi } from "./api.ts";
import { goalOf } from "./goal.ts";
import { enrollTexts as texts } from "./texts.ts";

/**
 * Enrols in a course, once at a time: on to its learning page, or to where it is paid for. Where an answer is lost it is
 * asked again, which enrols nobody twice.
 */
export const createEnrolling = (course: () => Course) => {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ApiError>();
  const wait = createWait(() => setProblem(undefined));

  const enroll = async (studentTeacherId: string | null) => {
    if (busy() || wait.left() > 0) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await persistently(() => enrollApi.enroll({ courseId: course().id, studentTeacherId }));
      if ("enrollment" in answer) {
        showToast({ tone: "good", title: texts.welcome, text: texts.welcomeText });
        return navigate(`/courses/${course().slug}/learn`);
      }
      const goal = goalOf(answer.checkout.url, location.origin);
      if (goal && "path" in goal) return navigate(goal.path);
      // Busy until that page is there.
      if (goal) return location.assign(goal.elsewhere);
      throw new Error(`no page to pay on: ${answer.checkout.url}`);
    } catch (thrown) {
      const error = asApiError(thrown);
      setProblem(error);
      wait.start(error.retryAfterSeconds);
      setBusy(false);
    }
  };

  return { enroll, busy, problem, wait: wait.left } as const;
};
