import { MARK_RATE, SEND_RATE, STORE_RATE } from "../../../domain/chat/limits.ts";
import { TokenBuckets } from "../../base/rates/token-buckets.ts";

/** What somebody wants to have stored: a message, a mark of the answer to a question, or another change. */
export type Expense =
  | { readonly kind: "send" | "change" }
  | { readonly kind: "mark"; readonly questionId: string };

/** What each person may have stored in a room, over all their sockets. Times are milliseconds since 1970. */
export class ChatBudgets {
  readonly #stored = new TokenBuckets(STORE_RATE);
  readonly #sends = new TokenBuckets(SEND_RATE);
  readonly #marks = new TokenBuckets(MARK_RATE);

  /** Whole seconds that somebody must wait before one more may be stored; 0 where it may now. Takes nothing. */
  waitSeconds(userId: string, expense: Expense, now: number): number {
    const waits = this.#bucketsOf(userId, expense).map(([buckets, key]) =>
      buckets.has(key, now) ? 0 : buckets.waitSeconds(key, now),
    );
    return Math.max(...waits);
  }

  /** One more is to be stored. */
  take(userId: string, expense: Expense, now: number): void {
    for (const [buckets, key] of this.#bucketsOf(userId, expense)) buckets.take(key, now);
  }

  #bucketsOf(userId: string, expense: Expense): (readonly [TokenBuckets, string])[] {
    const stored = [this.#stored, userId] as const;
    if (expense.kind === "send") return [stored, [this.#sends, userId]];
    return expense.kind === "mark" ? [stored, [this.#marks, `${userId} ${expense.questionId}`]] : [stored];
  }
}
