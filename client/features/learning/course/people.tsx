import { A } from "@solidjs/router";
import type { Learning } from "../../../../domain/learning/model.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Card } from "../../../ui/display/card.tsx";
import type { TeacherChoice } from "../../courses/enroll/teacher-choices.ts";
import { TeacherLine } from "../../courses/enroll/teacher-line.tsx";
import { teacherTexts } from "../../courses/enroll/teacher-texts.ts";
import { learningApi } from "../api.ts";
import { aheadTexts as texts } from "../texts/aside.ts";
import type { LearningCourse } from "./learning.ts";

/** Who teaches the student, whom they may change, and who made the course. */
export const People = (props: { readonly course: LearningCourse; readonly learning: Learning }) => {
  const teachers = (): readonly TeacherChoice[] =>
    props.learning.teachers.map((one) => ({ ...one, studentsTaught: null }));
  const choose = async (teacher: TeacherChoice | null) => {
    props.course.setEnrollment(
      await learningApi.chooseTeacher(props.learning.enrollment.id, teacher?.person.id ?? null),
    );
    showToast({
      tone: "good",
      title: teacherTexts.changed,
      text: teacher ? teacherTexts.changedTo(teacher.person.name) : teacherTexts.changedToAnyone,
    });
  };
  return (
    <Card class="grid gap-3 p-4">
      <h2 class="text-base">{texts.people}</h2>
      <TeacherLine
        teachers={teachers()}
        chosen={props.learning.enrollment.teacher}
        hint={teacherTexts.booked}
        isChange
        onChoose={choose}
      />
      <div class="flex items-center gap-3">
        <Avatar person={props.learning.course.creator} />
        <p class="grid min-w-0 leading-tight">
          <span class="text-sm text-ink-faint">{texts.creator}</span>
          <A
            href={`/u/${props.learning.course.creator.handle}`}
            class="touch-room relative inline-flex max-w-full items-center font-semibold hover:text-accent-ink hover:underline"
          >
            <span class="truncate">{props.learning.course.creator.name}</span>
          </A>
        </p>
      </div>
    </Card>
  );
};
