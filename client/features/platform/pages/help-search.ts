import type { ArticleBlock } from "./article-text.ts";
import type { HelpTopic } from "./texts/help.ts";

const fold = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']/gu, "").toLowerCase();

const textOf = (blocks: readonly ArticleBlock[]): string => blocks.flat().join(" ");

/**
 * The questions in which every word is found: in the question, its answer or its subject. Those that hold all words in
 * the question itself stand first within their subject. No word finds everything.
 */
export const searchHelp = (topics: readonly HelpTopic[], query: string): readonly HelpTopic[] => {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const holdsAll = (text: string) => words.every((word) => fold(text).includes(word));
  return topics
    .map((topic) => {
      const found = topic.questions.filter((question) =>
        holdsAll(`${topic.heading} ${question.heading} ${textOf(question.body)}`),
      );
      const isNamed = (question: (typeof found)[number]) => Number(holdsAll(question.heading));
      return { ...topic, questions: found.toSorted((a, b) => isNamed(b) - isNamed(a)) };
    })
    .filter(({ questions }) => questions.length > 0);
};
