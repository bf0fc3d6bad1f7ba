import { createSignal, Show, Suspense } from "solid-js";
import type { Learning } from "../../../../domain/learning/model.ts";
import { Button } from "../../../ui/button.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { leaveTexts } from "../texts/aside.ts";
import { Left, Next } from "./ahead.tsx";
import { forgetIt } from "./keeping.ts";
import type { LearningCourse } from "./learning.ts";
import { People } from "./people.tsx";

const HomeworkCard = lazyComponent(() => import("../../homework/homework-card.tsx"));
const LeaveDialog = lazyComponent(() => import("./leave-dialog.tsx"));

const Leave = (props: { readonly course: LearningCourse; readonly learning: Learning }) => {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button variant="quiet" class="justify-self-start" onClick={() => setOpen(true)}>
        {leaveTexts.button}
      </Button>
      <Show when={open()}>
        <Suspense>
          <LeaveDialog
            learning={props.learning}
            onLeft={() => forgetIt(props.course.userId, props.learning.course.slug)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </>
  );
};

/** What is left, what comes next, with whom, and the way out. */
const LearnAside = (props: {
  readonly course: LearningCourse;
  readonly learning: Learning;
  readonly onOpen: (id: string) => void;
}) => {
  const isCompleted = () => props.learning.enrollment.status === "completed";
  return (
    <div class="grid grid-cols-1 gap-4">
      <Show when={!isCompleted()}>
        <Left course={props.course} learning={props.learning} onOpen={props.onOpen} />
      </Show>
      <Suspense>
        <HomeworkCard slug={props.learning.course.slug} />
      </Suspense>
      <Next learning={props.learning} />
      <People course={props.course} learning={props.learning} />
      <Show when={!isCompleted()}>
        <Leave course={props.course} learning={props.learning} />
      </Show>
    </div>
  );
};

export default LearnAside;
