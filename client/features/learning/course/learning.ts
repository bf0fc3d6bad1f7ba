import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Enrollment, Learning, LearningModule, ModuleNote } from "../../../../domain/learning/model.ts";
import { makeAgain } from "../../../lib/request/again.ts";
import { makeLatest } from "../../../lib/request/latest.ts";
import { type ApiError, asApiError } from "../../../lib/request/request.ts";
import { lasting } from "../../../lib/time/lasting.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { addMark, deliverSoon } from "../../../live/marks/add-mark.ts";
import { type MarkNews, onMarks } from "../../../live/marks/marks-news.ts";
import { deviceNow, type MarksEvent, markNow, marksStep, noMarks } from "../../../live/marks/marks-state.ts";
import { waitingMarks } from "../../../live/marks/marks-store.ts";
import { onProgress, type ProgressFrame } from "../../../shell/inbox/heard-progress.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { showToast } from "../../../shell/toasts.ts";
import { learningApi } from "../api.ts";
import { moduleTexts } from "../texts/learn.ts";
import { forgetIt, keepWhile } from "./keeping.ts";
import { figuresOf, markedModules } from "./learn-view.ts";

/** Milliseconds after which a mark that is not confirmed waits for a connection. */
const LATE_MS = 1_500;

/**
 * A course as its student learns it: what the server says, or the device remembers until it does, and the marks of all
 * of their devices. What is marked here shows at once, whether or not there is a connection.
 */
export const createLearning = (userId: string, slug: Accessor<string>) => {
  const inbox = useInbox();
  const latest = makeLatest();
  const [learning, setLearning] = createSignal<Learning>();
  /** Whether the server has said so, since the page is here. */
  const [isFresh, setFresh] = createSignal(false);
  const [error, setError] = createSignal<ApiError>();
  const [loading, setLoading] = createSignal(true);
  const [marks, setMarks] = createSignal(noMarks);
  const again = makeAgain(() => void load());
  const waiting = () => marks().waiting.size;
  const step = (event: MarksEvent) => setMarks((state) => marksStep(state, event));

  const take = (read: Learning, askedAt: number) => {
    setLearning(read);
    step({ _tag: "Loaded", modules: read.modules, askedAt });
  };

  const load = async () => {
    const [of, askedAt] = [slug(), deviceNow()];
    setLoading(true);
    const outcome = await latest.run((signal) => learningApi.course(of, signal));
    if (outcome === undefined) return;
    batch(() => {
      setLoading(false);
      if ("value" in outcome) {
        take(outcome.value, askedAt);
        setFresh(true);
        setError(undefined);
        again.done();
        return;
      }
      const failure = asApiError(outcome.failure);
      setError(failure);
      again.failed(failure);
      if (failure.status !== 404) return;
      setLearning(undefined);
      forgetIt(userId, of);
    });
  };

  createEffect(
    on(slug, (of) => {
      batch(() => {
        setLearning(undefined);
        setFresh(false);
        setError(undefined);
        setMarks(noMarks);
      });
      again.done();
      void load();
      // What waits shows over whatever is read; what is kept only until something is.
      void waitingMarks(userId).then((all) => {
        for (const { moduleId, isComplete, at } of all)
          step({ _tag: "Marked", moduleId, mark: { isComplete, at } });
        if (all.length > 0) void deliverSoon(userId);
      });
      onCleanup(
        keepWhile(userId, of, learning, marks, isFresh, (kept) => {
          if (slug() === of && learning() === undefined && error()?.status !== 404)
            take(kept, Number.NEGATIVE_INFINITY);
        }),
      );
    }),
  );

  const change = (changed: (known: Learning) => Learning) =>
    setLearning((known) => (known ? changed(known) : known));
  const setEnrollment = (enrollment: Enrollment) => change((known) => ({ ...known, enrollment }));
  const setStatus = (status: Enrollment["status"]) => {
    const known = learning();
    if (!known || known.enrollment.status === status) return;
    setEnrollment({ ...known.enrollment, status });
    // When that was, and what it means, the server says.
    if (status === "completed" || known.enrollment.status === "completed") void load();
  };
  const isOwn = (id: string) => learning()?.enrollment.id === id;

  const onNews = (news: MarkNews) => {
    const { mark } = news;
    const { moduleId } = mark;
    const own = { isComplete: mark.isComplete, at: mark.at };
    if (news._tag === "Marked") step({ _tag: "Marked", moduleId, mark: own });
    else if (news._tag === "Answered") {
      const { answer, sentAt } = news;
      step({
        _tag: "Answered",
        moduleId,
        mark: own,
        isComplete: answer.isComplete,
        sentAt,
        now: deviceNow(),
      });
      if (isOwn(mark.enrollmentId)) setStatus(answer.status);
    } else {
      step({ _tag: "Refused", moduleId, mark: own });
      if (!isOwn(mark.enrollmentId)) return;
      showToast({ tone: "danger", title: moduleTexts.refused, text: news.message });
      void load();
    }
  };
  onCleanup(onMarks(userId, (news) => batch(() => onNews(news))));

  const onTold = ({ enrollmentId, moduleId, isComplete, at, status }: ProgressFrame) => {
    if (!isOwn(enrollmentId)) return;
    batch(() => {
      step({ _tag: "Told", moduleId, isComplete, at: Date.parse(at), now: deviceNow() });
      setStatus(status);
    });
    // A module that was added since.
    if (!learning()?.modules.some(({ id }) => id === moduleId)) void load();
  };
  onCleanup(onProgress(onTold));

  // What was said meanwhile was not heard.
  let wasOpen = inbox.state.status === "open";
  createEffect(() => {
    if (inbox.state.status !== "open") return;
    if (wasOpen || error()?.isTemporary) void load();
    wasOpen = true;
  });
  const onOnline = () => waiting() > 0 && void deliverSoon(userId);
  addEventListener("online", onOnline);
  onCleanup(() => {
    removeEventListener("online", onOnline);
    again.stop();
    latest.stop();
  });

  const modules = createMemo((): readonly LearningModule[] => {
    const known = learning();
    return known ? markedModules(known, marks()) : [];
  });
  const byId = createMemo(() => new Map(modules().map((module) => [module.id, module])));
  const figures = createMemo(() => {
    const known = learning();
    return known ? figuresOf(known, modules()) : null;
  });

  const isLate = lasting(() => waiting() > 0, LATE_MS);

  const mark = (moduleId: string, isComplete: boolean) => {
    const known = learning();
    if (!known) return;
    const said = markNow(marks(), moduleId, isComplete, serverNow());
    void addMark({ userId, enrollmentId: known.enrollment.id, moduleId, ...said });
  };

  /** Where one is, to go on there next time: told in passing, and nothing if it does not arrive. */
  const moveTo = (moduleId: string) => {
    const known = learning();
    if (!known || known.lastModuleId === moduleId) return;
    change((before) => ({ ...before, lastModuleId: moduleId }));
    learningApi.place(known.enrollment.id, moduleId).catch(() => undefined);
  };

  return {
    userId,
    data: learning,
    error,
    loading,
    isFresh,
    reload: () => void load(),
    modules,
    module: (id: string): LearningModule | undefined => byId().get(id),
    figures,
    /** Marks that the server has not confirmed, and whether that takes longer than an answer does. */
    waiting,
    isLate,
    mark,
    moveTo,
    setEnrollment,
    noted: (moduleId: string, note: ModuleNote) =>
      change((known) => ({
        ...known,
        modules: known.modules.map((module) => (module.id === moduleId ? { ...module, note } : module)),
      })),
  } as const;
};

export type LearningCourse = ReturnType<typeof createLearning>;
