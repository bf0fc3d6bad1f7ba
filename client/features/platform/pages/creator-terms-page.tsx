import { CREATOR_TERMS_VERSION } from "../../../../domain/identity/consent/rules.ts";
import { Article } from "./article.tsx";
import { articleTexts } from "./article-texts.ts";
import { creatorTerms } from "./texts/creator-terms.ts";

/** What one agrees to by becoming a creator. */
export default function CreatorTerms() {
  return (
    <Article path="/creator-terms" text={creatorTerms} note={articleTexts.updated(CREATOR_TERMS_VERSION)} />
  );
}
