import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { MailQueue } from "../mail/queue/service.ts";
import { SiteUrl } from "../mail/site-url.ts";
import { Notifications } from "../notifications/service.ts";
import type { Forbidden, NotFound, TooManyRequests } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import type { Deps } from "./deps.ts";
import { TaughtSessions } from "./learned.ts";
import type { Certificate, CertificateSummary, NewAward } from "./model.ts";
import { makeDecisions } from "./store/decisions.ts";
import { hasCertificate, type NewCertificate } from "./store/issue.ts";
import { makeReading } from "./store/reading.ts";

type Refused = NotFound | Forbidden | TooManyRequests | DatabaseError;

/**
 * What people have earned. There is one certificate for each person, course and type, at one address, whatever becomes
 * of it. `userId` is who asks; repeating what was done changes nothing more. One that the reader may not see is
 * `NotFound`; what is somebody else's to decide `Forbidden`, as is everything before one's address is confirmed.
 */
export class Certificates extends Context.Service<
  Certificates,
  {
    /** The certificate at an address, as somebody (null: a stranger) may see it. */
    readonly page: (
      readerId: string | null,
      code: string,
    ) => Effect.Effect<Certificate, NotFound | DatabaseError>;
    /** Somebody's own, the newest first. */
    readonly mine: (userId: string) => Effect.Effect<readonly CertificateSummary[], DatabaseError>;
    /** A creator awards mastery to a student of theirs; administrators may for them. */
    readonly award: (userId: string, wanted: NewAward) => Effect.Effect<Certificate, Refused>;
    /** One that was revoked is valid again, with the names of now. */
    readonly awardAgain: (userId: string, code: string) => Effect.Effect<Certificate, Refused>;
    /** It is valid no more; its page says so, with the reason. */
    readonly revoke: (userId: string, code: string, reason: string) => Effect.Effect<Certificate, Refused>;
    /** Its holder chooses whether everybody may see it. */
    readonly share: (userId: string, code: string, isShared: boolean) => Effect.Effect<Certificate, Refused>;
    /**
     * Somebody has completed a course, in the running transaction: they get its certificate, where it has one.
     * `teacherId`: whom they had chosen.
     */
    readonly completed: (enrollment: {
      readonly studentId: string;
      readonly courseId: string;
      readonly teacherId: string | null;
    }) => Effect.Effect<void, DatabaseError>;
    /**
     * Issues what follows from something else, in the transaction that makes it so; answers its code. `NotFound` where
     * person or course are gone.
     */
    readonly issue: (wanted: NewCertificate) => Effect.Effect<string, NotFound | DatabaseError>;
  }
>()("peerloop/certificates/Certificates") {
  static readonly layer = Layer.effect(
    Certificates,
    Effect.gen(function* () {
      const outbox = yield* Outbox;
      const deps: Deps = {
        database: yield* Database,
        outbox,
        notifications: yield* Notifications,
        mails: yield* MailQueue,
        taught: yield* TaughtSessions,
        site: yield* SiteUrl,
      };
      const { award, awardAgain, revoke, share, issue } = makeDecisions(deps);
      const { page, mine } = makeReading(deps);
      /** Carries a decision out in one transaction, and reads what it made of the certificate. */
      const then = <E>(userId: string, code: string, decided: Effect.Effect<void, E>) =>
        Effect.andThen(outbox.transaction(decided), page(userId, code));

      const completed: Certificates["Service"]["completed"] = Effect.fn("Certificates.completed")(function* ({
        studentId: userId,
        courseId,
        teacherId,
      }) {
        if (!(yield* hasCertificate(deps.database, courseId))) return;
        yield* outbox
          .transaction(
            issue({
              userId,
              courseId,
              type: "completion",
              issuedBy: null,
              recommendedBy: teacherId,
              act: "complete",
            }),
          )
          // Whoever is gone by now gets none.
          .pipe(Effect.catchTag("NotFound", () => Effect.void));
      });

      return Certificates.of({
        completed,
        page,
        mine,
        award: (userId, wanted) =>
          Effect.flatMap(outbox.transaction(award(userId, wanted)), (code) => page(userId, code)),
        awardAgain: (userId, code) => then(userId, code, awardAgain(userId, code)),
        revoke: (userId, code, reason) => then(userId, code, revoke(userId, code, reason.trim())),
        share: (userId, code, isShared) => then(userId, code, share(userId, code, isShared)),
        issue: (wanted) => outbox.transaction(issue(wanted)),
      });
    }),
  );
}
