import type { NewMark, Progress } from "../../../domain/learning/model.ts";
import { online } from "../../lib/online.ts";
import { type ApiError, asApiError, isOwner, request } from "../../lib/request/request.ts";
import { setBack } from "../delivery/delivery.ts";
import { noteDelivered } from "../outbox/outbox-hint.ts";
import { tellOfMark } from "./marks-news.ts";
import { deviceNow } from "./marks-state.ts";
import { forgetMark, type WaitingMark, waitingMarks } from "./marks-store.ts";

/** Signed out, or somebody else is signed in by now: neither says anything of the mark. */
const isOfReader = ({ status }: ApiError): boolean => status === 401 || status === 403;

const send = ({ enrollmentId, moduleId, isComplete, at }: WaitingMark): Promise<Progress> =>
  request<Progress>("PUT", `/api/enrollments/${enrollmentId}/modules/${moduleId}`, {
    body: { isComplete, at } satisfies NewMark,
  });

/** Sends what waits, one after another, until nothing does. Rejects with the failure after which it is to be tried later. */
const sendAll = async (userId: string): Promise<void> => {
  while (isOwner(userId)) {
    const [mark] = await waitingMarks(userId);
    if (!mark) return noteDelivered(userId, "marks");
    const sentAt = deviceNow();
    try {
      const answer = await send(mark);
      await forgetMark(mark);
      tellOfMark({ _tag: "Answered", mark, answer, sentAt });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.isTemporary || isOfReader(error)) throw error;
      await forgetMark(mark);
      tellOfMark({ _tag: "Refused", mark, message: error.message });
    }
  }
};

/** One tab of the device at a time; where there are no locks, it may be sent twice, which is as good as once. */
const inTurn = async (userId: string, action: () => Promise<void>): Promise<void> => {
  if (!navigator.locks) return action();
  await navigator.locks.request(`marks:${userId}`, action);
};

let timer: ReturnType<typeof setTimeout> | undefined;
let setbacks = 0;
let isUnderWay = false;
/** Something was marked meanwhile, or there is a connection again. */
let isWanted = false;

/**
 * Tells the server of all marks of this person that wait on the device, in their order, whatever page they are on by
 * now; tried again for as long as the page is open and somebody else does not sign in.
 */
export const deliverMarks = async (userId: string): Promise<void> => {
  clearTimeout(timer);
  if (isUnderWay) {
    isWanted = true;
    return;
  }
  isUnderWay = true;
  try {
    do {
      isWanted = false;
      await inTurn(userId, () => sendAll(userId));
      setbacks = 0;
    } while (isWanted);
  } catch (thrown) {
    const error = asApiError(thrown);
    const next = setBack({ setbacks }, 0, Math.random());
    setbacks = next.setbacks;
    const waitMs = Math.max(next.retryAt, 1_000 * (error.retryAfterSeconds ?? 0));
    // Without a network its return is waited for, which is told of.
    if (!isOfReader(error) && online()) timer = setTimeout(() => void deliverMarks(userId), waitMs);
  } finally {
    isUnderWay = false;
  }
};
