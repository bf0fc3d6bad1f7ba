import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, Match, Suspense, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { MIN_POINTS, SUMMON_TTL_SECONDS } from "../../../../domain/summons/limits.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { Button, ButtonLink, type ButtonSize } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { HandIcon } from "../../../ui/icons.tsx";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { Spinner } from "../../../ui/spinner.tsx";
import { askTexts } from "../texts/ask.ts";

const SummonForm = lazyComponent(
  async () => ({ default: (await import("./summon-form.tsx")).SummonForm }),
  ComponentWaiting,
);

/** Asks whoever can help in a course right now. For its students. */
export const SummonButton = (props: {
  readonly course: Course;
  readonly size?: ButtonSize;
  /** Only its icon where room is scarce. */
  readonly compact?: boolean;
}) => {
  const inbox = useInbox();
  const [open, setOpen] = createSignal(false);
  const close = () => setOpen(false);
  const [search, setSearch] = useSearchParams<{ ask?: string }>();
  // An address that asks, as the command palette leads to.
  createEffect(() => {
    if (!search.ask) return;
    setOpen(true);
    setSearch({ ask: undefined }, { replace: true, scroll: false });
  });
  const openSummon = () => inbox.state.openSummon;
  /** Asked anew whenever the dialog opens: who could be reached when the page was loaded says nothing of now. */
  const helpers = createRemote(
    () => (open() ? "helpers" : null),
    (signal) => api.helpers(signal),
  );
  const free = () => helpers.data()?.courses.find(({ courseId }) => courseId === props.course.id)?.free;

  const description = () =>
    askTexts.description(helpers.loading() ? undefined : free(), SUMMON_TTL_SECONDS / 60);

  return (
    <>
      <Button variant={props.compact ? "help-soft" : "help"} size={props.size} onClick={() => setOpen(true)}>
        <HandIcon />
        <span class={props.compact ? "max-sm:sr-only" : ""}>{askTexts.button}</span>
      </Button>
      <Switch>
        <Match when={openSummon()}>
          {(summon) => (
            <Dialog
              open={open()}
              onClose={close}
              title={askTexts.openElsewhere}
              description={askTexts.oneAtATime(summon().courseTitle)}
              footer={
                <ButtonLink href={`/help/${summon().id}`} variant="primary" onClick={close}>
                  {askTexts.goThere}
                </ButtonLink>
              }
            >
              {null}
            </Dialog>
          )}
        </Match>
        <Match when={me()?.emailVerified === false}>
          <Dialog
            open={open()}
            onClose={close}
            title={askTexts.confirmFirst}
            description={askTexts.whyConfirm}
            footer={
              <ButtonLink href="/verify-email" variant="primary" onClick={close}>
                {askTexts.confirm}
              </ButtonLink>
            }
          >
            {null}
          </Dialog>
        </Match>
        <Match when={inbox.state.status === "open" && inbox.state.goodwill.balance < MIN_POINTS}>
          <Dialog
            open={open()}
            onClose={close}
            title={askTexts.tooLittle}
            description={askTexts.whyTooLittle(MIN_POINTS, inbox.state.goodwill.balance)}
            footer={
              <ButtonLink href={`/courses/${props.course.slug}/chat`} variant="primary" onClick={close}>
                {askTexts.askInChat}
              </ButtonLink>
            }
          >
            {null}
          </Dialog>
        </Match>
        <Match when={true}>
          <Dialog open={open()} onClose={close} title={askTexts.button} description={description()}>
            <Suspense fallback={<Spinner />}>
              <SummonForm course={props.course} onDone={close} />
            </Suspense>
          </Dialog>
        </Match>
      </Switch>
    </>
  );
};
