/** Publishing, and what stands in its way. */
export const publishTexts = {
  publish: "Publish",
  publishChanges: "Publish changes",
  upToDate: "Published",
  checklist: "Before you publish",
  checklistText: "Each line leads to where it’s missing.",
  ready: "Everything’s there. You can publish.",
  firstTitle: "Publish this course?",
  firstText: "Everyone can find it from now on. You can change or pause it at any time.",
  title: "Publish these changes?",
  text: "Students see them at once.",
  pausedText: "The course stays paused; its students see the changes at once.",
  price: (free: boolean, price: string) => (free ? "It’s free." : `It costs ${price}.`),
  cancel: "Not yet",
  done: "Published",
  doneText: "Everyone sees this version now.",
  view: "View page",
} as const;

/** The page as students will see it. */
export const previewTexts = {
  title: "Preview",
  open: "Preview",
  close: "Back to editing",
  note: "This is how the course page looks once it’s published. Nobody else sees this.",
  includesDrafts: "Show modules that aren’t published yet",
} as const;
