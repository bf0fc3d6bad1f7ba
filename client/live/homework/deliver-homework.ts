import type { Homework } from "../../../domain/homework/model.ts";
import { online } from "../../lib/online.ts";
import { type ApiError, asApiError, isOwner, request } from "../../lib/request/request.ts";
import { setBack } from "../delivery/delivery.ts";
import { noteDelivered } from "../outbox/outbox-hint.ts";
import { encoded, keepWork } from "./kept-work.ts";
import { allWaitingHomework, forgetWaiting, tellOfHomework } from "./waiting.ts";

/** Signed out, or somebody else is signed in by now: neither says anything of the homework. */
const isOfReader = ({ status, code }: ApiError): boolean =>
  status === 401 || (status === 403 && code !== "unverified");

/** Sends what waits, one after another. Rejects with the failure after which it is to be tried later. */
const sendAll = async (userId: string): Promise<void> => {
  while (isOwner(userId)) {
    const [homework] = allWaitingHomework(userId);
    if (!homework) return noteDelivered(userId, "homework");
    try {
      const path = `/api/homework/${homework.assignmentId}/submissions`;
      const answer = await request<Homework>("POST", path, { body: homework.sent });
      forgetWaiting(homework);
      tellOfHomework({ _tag: "Arrived", homework, answer });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.isTemporary || isOfReader(error)) throw error;
      // What was written is never lost: it is a draft again.
      keepWork(userId, homework.assignmentId, encoded(homework.sent));
      forgetWaiting(homework);
      tellOfHomework({ _tag: "Refused", homework, message: error.message });
    }
  }
};

/** One tab of the device at a time; where there are no locks, it may be sent twice, which is as good as once. */
const inTurn = async (userId: string, action: () => Promise<void>): Promise<void> => {
  if (!navigator.locks) return action();
  await navigator.locks.request(`homework:${userId}`, action);
};

let timer: ReturnType<typeof setTimeout> | undefined;
let setbacks = 0;
let isUnderWay = false;
/** Something was handed in meanwhile, or there is a connection again. */
let isWanted = false;

/** Sends the homework of this person that waits on the device, whatever page they are on; tried again until it is answered. */
export const deliverHomework = async (userId: string): Promise<void> => {
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
    if (!isOfReader(error) && online()) timer = setTimeout(() => void deliverHomework(userId), waitMs);
  } finally {
    isUnderWay = false;
  }
};
