import { sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { searchableSql } from "../../shared/text/name-search.ts";
import type { CourseFilter, CourseSort, Facets } from "../model.ts";
import { Courses } from "../service.ts";
import {
  type Band,
  DIMENSIONS,
  type Dimension,
  DURATION_BANDS,
  PRICE_BANDS,
  weightedRating,
} from "./rules.ts";

const LEVELS = ["beginner", "intermediate", "advanced"] as const;
const LANGUAGES = ["en", "de", "pt-BR"];
const CURRENCIES = ["USD", "EUR", "GBP"];
const TAGS = ["python", "design", "sql", "a, b"];
const CATEGORIES = ["data", "craft", "music"];
const WEEKS = [null, 1, 2, 3, 4, 6, 8, 9, 30];
const PRICES = [0, 500, 29_999, 30_000, 49_999, 50_000, 90_000];

/** A course of the world, as the rules see it. */
interface Made {
  readonly slug: string;
  readonly isListed: boolean;
  readonly title: string;
  readonly category: string;
  readonly level: (typeof LEVELS)[number];
  readonly language: string;
  readonly currency: string;
  readonly tags: readonly string[];
  readonly durationWeeks: number | null;
  readonly priceCents: number;
  readonly rating: number | null;
  readonly ratingCount: number;
  readonly studentCount: number;
  readonly createdAt: Date;
  readonly isFree: boolean;
}

let world: World<Courses>;
let reader: { readonly id: string };
let made: readonly Made[];

const list = (filter: CourseFilter, who: { readonly id: string } | null = null) =>
  world.run(Effect.flatMap(Courses, (courses) => courses.list(who, filter)));

/** All pages of a filter, as many courses on each. */
const pages = async (filter: CourseFilter, limit: number, who: { readonly id: string } | null = null) => {
  const slugs: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list({ ...filter, limit, ...(cursor === null ? {} : { cursor }) }, who);
    slugs.push(...page.courses.map(({ slug }) => slug));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return slugs;
};

const pick = <A>(items: readonly A[], number: number): A => items[number % items.length] as A;

const courseOf = (number: number): Made => ({
  slug: `course-${number}`,
  isListed: number % 11 !== 3,
  title: `${number % 2 === 0 ? "Weaving" : "Forging"} ${number % 3 === 0 ? "léçons" : "hours"} ${number}`,
  category: pick(CATEGORIES, number * 7),
  level: pick(LEVELS, number * 5 + (number >> 2)),
  language: pick(LANGUAGES, number >> 1),
  currency: pick(CURRENCIES, number >> 3),
  tags: TAGS.filter((_, index) => ((number * 37) >> index) % 2 === 1),
  durationWeeks: pick(WEEKS, number * 4 + 1),
  priceCents: pick(PRICES, number * 3 + (number >> 3)),
  rating: number % 4 === 0 ? null : 1 + ((number * 13) % 401) / 100,
  ratingCount: number % 4 === 0 ? 0 : 1 + ((number * 17) % 60),
  // Some are alike: their order is that of their ids.
  studentCount: (number * 29) % 6,
  createdAt: new Date(Date.UTC(2026, 0, 1 + (number % 20))),
  isFree: number % 5 === 0,
});

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Courses.layer, ground));
  const creator = await world.user("ada", { name: "Ada Lovelace" });
  const teacher = await world.user("tom");
  reader = await world.user("sue");
  await world.db((db) =>
    db.insert(schema.categories).values(CATEGORIES.map((name) => ({ name, slug: name, displayOrder: 1 }))),
  );
  const known = await world.db((db) => db.select().from(schema.categories));
  made = Array.from({ length: 52 }, (_, number) => courseOf(number));
  for (const { tags, category, isListed, isFree, ...course } of made) {
    const categoryId = known.find(({ name }) => name === category)?.id ?? "";
    // Those that nobody sees: never published, paused and retired ones.
    const hidden = Number(course.slug.slice(7)) % 3;
    const { id } = await world.course(course.slug, creator.id, {
      ...course,
      categoryId,
      ...(isListed
        ? {}
        : { isActive: false, isRetired: hidden === 0, publishedAt: hidden === 1 ? null : new Date() }),
    });
    if (tags.length > 0)
      await world.db((db) => db.insert(schema.courseTags).values(tags.map((tag) => ({ courseId: id, tag }))));
    if (isFree) await world.certify(teacher.id, id, creator.id);
  }
  await world.db((db) =>
    db.insert(schema.userAvailability).values({ userId: teacher.id, isAvailable: true }),
  );
  await world.db((db) =>
    db.execute(sql`insert into inbox_presence (user_id, online_until, connected_until)
      values (${teacher.id}, now() + interval '1 hour', now() + interval '1 hour')`),
  );
  await world.db((db) =>
    db.insert(schema.userInterests).values(["sql", "music"].map((tag) => ({ userId: reader.id, tag }))),
  );
});
afterAll(() => world.close());

const bandOf = (value: number, bands: Readonly<Record<string, Band>>) =>
  Object.entries(bands).find(
    ([, { min = 0, max = Number.POSITIVE_INFINITY }]) => value >= min && value <= max,
  )?.[0] ?? null;

/** The values of a course in a dimension, by the rules. */
const valuesOf = (course: Made, dimension: Dimension, currency: string): readonly string[] => {
  switch (dimension) {
    case "category":
    case "level":
    case "language":
      return [course[dimension]];
    case "tags":
      return course.tags;
    case "available":
      return course.isFree ? ["true"] : [];
    case "duration": {
      const band = course.durationWeeks === null ? null : bandOf(course.durationWeeks, DURATION_BANDS);
      return band === null ? [] : [band];
    }
    case "price": {
      const band = bandOf(course.priceCents, PRICE_BANDS);
      return band === null || (course.priceCents > 0 && course.currency !== currency) ? [] : [band];
    }
  }
};

const fits = (course: Made, filter: CourseFilter, dimension: Dimension) => {
  const chosen = filter[dimension];
  return (
    chosen === undefined ||
    chosen.split(",").some((value) => valuesOf(course, dimension, filter.currency ?? "USD").includes(value))
  );
};

const some = (names: readonly string[]) =>
  fc.option(
    fc.subarray([...names], { minLength: 1 }).map((chosen) => chosen.join(",")),
    { nil: undefined, freq: 2 },
  );

const filters = fc
  .record({
    q: fc.constantFrom(undefined, undefined, "weaving", "lecons", "lovelace", "forging 1"),
    category: fc.constantFrom(undefined, undefined, ...CATEGORIES),
    level: some(LEVELS),
    price: some(Object.keys(PRICE_BANDS)),
    currency: fc.constantFrom(undefined, ...CURRENCIES),
    duration: some(Object.keys(DURATION_BANDS)),
    language: some(LANGUAGES),
    tags: some(TAGS.slice(0, 3)),
    available: fc.constantFrom(undefined, undefined, "true"),
  })
  .map(
    (record) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as CourseFilter,
  );

const isFoundBy = (course: Made, q: string | undefined) =>
  course.isListed &&
  (q === undefined ||
    q === "lovelace" ||
    q
      .split(" ")
      .every((word) => course.title.toLowerCase().replaceAll("é", "e").replaceAll("ç", "c").includes(word)));

const counted = (values: readonly string[]) =>
  [...new Set(values)].map((value) => ({ value, count: values.filter((each) => each === value).length }));

const byValue = (facet: Facets["values"][Dimension]) =>
  facet.toSorted((a, b) => (a.value < b.value ? -1 : 1));

describe("what the catalogue is narrowed by", () => {
  it("leaves what the rules leave, and counts each value without the others of its own dimension", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const page = await list({ ...filter, facets: "true", limit: 50 });
        const found = made.filter((course) => isFoundBy(course, filter.q));
        const left = (but?: Dimension) =>
          found.filter((course) =>
            DIMENSIONS.every((dimension) => dimension === but || fits(course, filter, dimension)),
          );
        expect(page.total).toBe(left().length);
        expect(page.courses.map(({ slug }) => slug).toSorted()).toEqual(
          left()
            .map(({ slug }) => slug)
            .toSorted(),
        );
        for (const dimension of DIMENSIONS) {
          const values = left(dimension).flatMap((course) =>
            valuesOf(course, dimension, filter.currency ?? "USD"),
          );
          const offered = values.filter((value) => !value.includes(","));
          expect({ dimension, values: byValue(page.facets?.values[dimension] ?? []) }).toEqual({
            dimension,
            values: byValue(counted(offered)),
          });
        }
        expect(page.facets?.without).toEqual(
          DIMENSIONS.map((dimension) => ({ dimension, count: left(dimension).length })).filter(
            ({ count }) => count > left().length,
          ),
        );
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it("shows nothing of what is not listed, by whatever is searched for", async () => {
    const hidden = made.filter(({ isListed }) => !isListed).map(({ slug }) => slug);
    expect(hidden.length).toBeGreaterThan(3);
    for (const q of ["", "weaving", "lovelace", ...hidden.map((slug) => slug.replace("course-", "hours "))]) {
      const found = await pages({ q }, 50);
      expect(found.filter((slug) => hidden.includes(slug))).toEqual([]);
    }
  });

  it("refuses values that are none", async () => {
    for (const filter of [{ sort: "interests" }, { mine: "true" }] as const)
      expect(
        await world.fails(Effect.flatMap(Courses, (courses) => courses.list(null, filter))),
      ).toMatchObject({ _tag: "Unauthorized" });
  });
});

describe("the orders of the catalogue", () => {
  const sorts: readonly CourseSort[] = [
    "relevance",
    "popular",
    "newest",
    "rating",
    "price",
    "price_desc",
    "interests",
  ];

  it("are the same by pages of any size, with nothing doubled or left out", async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...sorts),
        fc.integer({ min: 1, max: 9 }),
        async (filter, sort, limit) => {
          const whole = await list({ ...filter, sort, limit: 50 }, reader);
          const slugs =
            whole.nextCursor === null
              ? whole.courses.map(({ slug }) => slug)
              : await pages({ ...filter, sort }, 50, reader);
          expect(await pages({ ...filter, sort }, limit, reader)).toEqual(slugs);
          expect(new Set(slugs).size).toBe(whole.total);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  const made_ = (slug: string) => made.find((course) => course.slug === slug) as Made;

  it("are that of ratings weighted by their number, those without last", async () => {
    const worth = (await pages({ sort: "rating" }, 20)).map((slug) => {
      const { rating, ratingCount } = made_(slug);
      return weightedRating(rating, ratingCount);
    });
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    expect(worth.at(-1)).toBe(0);
  });

  it.each(["price", "price_desc"] as const)("are by %s within a currency, others behind", async (sort) => {
    const shown = (await pages({ sort, currency: "GBP" }, 20)).map(made_);
    const groups = shown.map(({ currency, priceCents }) =>
      priceCents === 0 || currency === "GBP" ? "" : currency,
    );
    expect(groups).toEqual(groups.toSorted());
    for (const group of new Set(groups)) {
      const prices = shown.filter((_, index) => groups[index] === group).map(({ priceCents }) => priceCents);
      expect(prices).toEqual(prices.toSorted((a, b) => (sort === "price" ? a - b : b - a)));
    }
  });

  it("are by what one is interested in, and say so", async () => {
    const page = await list({ sort: "interests", limit: 50 }, reader);
    expect(page.interests).toEqual(["music", "sql"]);
    const shared = page.courses.map(({ slug, interests }) => {
      const { tags, category } = made_(slug);
      expect(interests).toEqual(
        ["music", "sql"].filter((topic) => tags.includes(topic) || category === topic),
      );
      return interests?.length ?? 0;
    });
    expect(shared).toEqual(shared.toSorted((a, b) => b - a));
  });

  it("have places of their own: a cursor of another order is refused", async () => {
    const { nextCursor } = await list({ sort: "newest", limit: 1 });
    const refused = await world.fails(
      Effect.flatMap(Courses, (courses) => courses.list(null, { sort: "popular", cursor: nextCursor ?? "" })),
    );
    expect(refused).toMatchObject({ _tag: "BadRequest" });
  });
});

describe("what a search looks in", () => {
  it("is the text that the rule of names makes", async () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\0\p{Cs}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const [row] = (await world.db((db) =>
          db.execute(
            sql`select searchable_text(${text}) as one, ${searchableSql(sql`${text}::text`)} || ' ' as other`,
          ),
        )) as unknown as readonly { one: string; other: string }[];
        expect(row?.one).toBe(row?.other);
      }),
      { numRuns: 100 },
    );
  });

  it("follows the course, its tags, its category and its creator", async () => {
    const maker = await world.user("grace", { name: "Grace Hopper" });
    const { id } = await world.course("compilers", maker.id, { title: "Compilers" });
    const finds = async (q: string) => (await list({ q })).courses.some(({ slug }) => slug === "compilers");
    expect(await finds("hopper")).toBe(true);
    await world.db((db) => db.execute(sql`update users set name = 'Grace Murray' where handle = 'grace'`));
    expect([await finds("hopper"), await finds("murray")]).toEqual([false, true]);
    await world.db((db) => db.insert(schema.courseTags).values({ courseId: id, tag: "parsing" }));
    expect(await finds("parsing")).toBe(true);
    await world.db((db) => db.execute(sql`update course_tags set tag = 'lexing' where tag = 'parsing'`));
    expect([await finds("parsing"), await finds("lexing")]).toEqual([false, true]);
    await world.db((db) => db.execute(sql`delete from course_tags where course_id = ${id}`));
    expect(await finds("lexing")).toBe(false);
    await world.db((db) => db.execute(sql`update courses set title = 'Linkers' where id = ${id}`));
    expect([await finds("linkers"), await finds("compilers")]).toEqual([true, true]);
    await world.db((db) =>
      db.execute(sql`update categories k set name = 'Machinery' from courses c
        where k.id = c.category_id and c.id = ${id}`),
    );
    expect(await finds("machinery linkers")).toBe(true);
  });
});
