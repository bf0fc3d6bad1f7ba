import type { JSX } from "solid-js";
import { Cover } from "../cover/cover.tsx";
import { Curriculum } from "../modules/curriculum.tsx";
import { Learners } from "./learners.tsx";
import { Terms } from "./terms.tsx";
import { Testimonials } from "./testimonials.tsx";

/** All parts of the editor below the first. `open` is the module that is edited. */
export default function Rest(props: {
  readonly open: string | undefined;
  readonly onOpen: (moduleId: string | undefined) => void;
}): JSX.Element {
  return (
    <>
      <Cover />
      <Learners />
      <Curriculum open={props.open} onOpen={props.onOpen} />
      <Terms />
      <Testimonials />
    </>
  );
}
