import { ButtonLink } from "../../../ui/button.tsx";
import { Article } from "./article.tsx";
import { articleTexts } from "./article-texts.ts";
import { teach } from "./texts/teach.ts";

/** What teaching on PeerLoop is, and what it pays. */
export default function Teach() {
  return (
    <Article
      path="/teach"
      text={teach}
      end={
        <div class="flex flex-wrap gap-3">
          <ButtonLink href="/studio" variant="primary" size="lg">
            {articleTexts.makeCourse}
          </ButtonLink>
          <ButtonLink href="/courses" size="lg">
            {articleTexts.browse}
          </ButtonLink>
        </div>
      }
    />
  );
}
