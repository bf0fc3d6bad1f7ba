import { LEGAL_VERSIONS } from "../../../../domain/identity/consent/rules.ts";
import { Article } from "./article.tsx";
import { articleTexts } from "./article-texts.ts";
import { privacy } from "./texts/privacy.ts";

/** What is stored of people, and who sees it. */
export default function Privacy() {
  return <Article path="/privacy" text={privacy} note={articleTexts.updated(LEGAL_VERSIONS.privacy)} />;
}
