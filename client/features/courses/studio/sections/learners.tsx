import { Prerequisites } from "../fields/prerequisites.tsx";
import { TagField } from "../fields/tag-field.tsx";
import { TextLines } from "../fields/text-lines.tsx";
import { Part } from "./part.tsx";

/** What people learn, who they are, and what they get and need. */
export const Learners = () => (
  <Part section="learners">
    <TextLines field="objectives" />
    <TextLines field="targetAudience" />
    <Prerequisites />
    <TextLines field="includes" />
    <TagField />
  </Part>
);
