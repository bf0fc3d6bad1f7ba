import { LEGAL_VERSIONS } from "../../../../domain/identity/consent/rules.ts";
import { Article } from "./article.tsx";
import { articleTexts } from "./article-texts.ts";
import { terms } from "./texts/terms.ts";

/** What one agrees to by creating an account. */
export default function Terms() {
  return <Article path="/terms" text={terms} note={articleTexts.updated(LEGAL_VERSIONS.terms)} />;
}
