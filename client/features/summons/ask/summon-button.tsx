import { createSignal, Match, Suspense, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { MIN_POINTS, SUMMON_TTL_SECONDS } from "../../../../domain/summons/limits.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { Button, ButtonLink, type ButtonSize } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { HandIcon } from "../../../ui/icons.tsx";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { Spinner } from "../../../ui/spinner.tsx";

const SummonForm = lazyComponent(
  async () => ({ default: (await import("./summon-form.tsx")).SummonForm }),
  ComponentWaiting,
);

/** Calls whoever can help in a course right now. For its students. */
export const SummonButton = (props: {
  readonly course: Course;
  readonly size?: ButtonSize;
  /** Only its icon where room is scarce. */
  readonly compact?: boolean;
}) => {
  const inbox = useInbox();
  const [open, setOpen] = createSignal(false);
  const close = () => setOpen(false);
  const openSummon = () => inbox.state.openSummon;
  const ready = () => props.course.teachers.filter((teacher) => teacher.available).length;

  const readyText = () => {
    const minutes = SUMMON_TTL_SECONDS / 60;
    const who =
      ready() === 1 ? "One teacher says they are ready now." : `${ready()} teachers say they are ready now.`;
    const rest = `Your call stands for ${minutes} minutes; the first who takes it meets you in a room of your own.`;
    return ready() === 0
      ? `Nobody says they are ready at the moment, but it may change. ${rest}`
      : `${who} ${rest}`;
  };

  return (
    <>
      <Button variant="live" size={props.size} onClick={() => setOpen(true)}>
        <HandIcon />
        <span class={props.compact ? "max-sm:sr-only" : ""}>Summon help</span>
      </Button>
      <Switch>
        <Match when={openSummon()}>
          {(summon) => (
            <Dialog
              open={open()}
              onClose={close}
              title="You are in a call for help already"
              description={`One at a time: the one in ${summon().courseTitle} is still open.`}
              footer={
                <ButtonLink href={`/help/${summon().id}`} variant="primary" onClick={close}>
                  Go there
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
            title="Confirm your e-mail address first"
            description="Whoever helps you should know that somebody is there. Then you also get the goodwill points that you start with."
            footer={
              <ButtonLink href="/verify-email" variant="primary" onClick={close}>
                Confirm it
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
            title="Not enough goodwill"
            description={`A call for help offers at least ${MIN_POINTS} points, and you have ${inbox.state.goodwill.balance}. Earn some by helping: answer questions in the chat, or finish the course and teach it.`}
            footer={
              <ButtonLink href={`/courses/${props.course.slug}/chat`} variant="primary" onClick={close}>
                Ask in the chat
              </ButtonLink>
            }
          >
            {null}
          </Dialog>
        </Match>
        <Match when={true}>
          <Dialog open={open()} onClose={close} title="Summon help" description={readyText()}>
            <Suspense fallback={<Spinner />}>
              <SummonForm course={props.course} onDone={close} />
            </Suspense>
          </Dialog>
        </Match>
      </Switch>
    </>
  );
};
