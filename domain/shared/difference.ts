/** A stored figure that is not what the rows say that it is made of. */
export interface Difference {
  /** What it is a figure of, with its row's id. */
  readonly what: string;
  /** The column, or the figure. */
  readonly figure: string;
  readonly stored: string;
  /** What the rows say. */
  readonly book: string;
}

/** A figure as a difference tells it. */
export type Figure = string | number | Date | null | undefined;

/** The difference between what is stored and what the book says: one, or none where they are the same. */
export const differenceOf = (what: string, figure: string, stored: Figure, book: Figure): Difference[] => {
  const [is, should] = [inWords(stored), inWords(book)];
  return is === should ? [] : [{ what, figure, stored: is, book: should }];
};

/** A difference in a line. */
export const lineOf = ({ what, figure, stored, book }: Difference): string =>
  `${what}: ${figure} is ${stored}, its book says ${book}`;

const inWords = (figure: Figure): string =>
  figure === null || figure === undefined
    ? "nothing"
    : figure instanceof Date
      ? figure.toISOString()
      : String(figure);
