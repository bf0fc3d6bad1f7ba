import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Article } from "./article.tsx";
import { articleTexts } from "./article-texts.ts";
import { howItWorks } from "./texts/how-it-works.ts";

/** What PeerLoop is, step by step. */
export default function HowItWorks() {
  return (
    <Article
      path="/how-it-works"
      text={howItWorks}
      end={
        <div class="flex flex-wrap gap-3">
          {me() === null && (
            <ButtonLink href="/sign-up" variant="primary" size="lg">
              {articleTexts.join}
            </ButtonLink>
          )}
          <ButtonLink href="/courses" size="lg">
            {articleTexts.browse}
          </ButtonLink>
        </div>
      }
    />
  );
}
