/** Codings that the runtime makes; of those that a client likes as much, the first: gzip costs the least. */
const CODINGS = ["gzip", "br"] as const;
export type Coding = (typeof CODINGS)[number];

/**
 * The coding in which a client likes its answer best, by the rules of `Accept-Encoding` (RFC 9110, 12.5.3); null for
 * the answer as it is: without the header, where that is liked more, and where nothing else is taken.
 */
export const codingFor = (accepted: string | null): Coding | null => {
  if (accepted === null) return null;
  const weightOf = weighing(accepted);
  // Taken unless it is said to be not; but whoever names other codings likes those better.
  const asItIs = weightOf("identity") ?? 0;
  const liked = CODINGS.map((coding) => ({ coding, weight: weightOf(coding) ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= asItIs)
    .toSorted((a, b) => b.weight - a.weight);
  return liked[0]?.coding ?? null;
};

/** Bytes from which a body is worth compressing: a shorter one fits a packet as it is. */
export const WORTH_COMPRESSING_BYTES = 1_024;

/** Answers whose bodies are in their coding already: an answer's headers do not tell whether the runtime is to do that. */
const coded = new WeakSet<Response>();

/** An answer with a body that is gzip already. */
export const gzipResponse = (gzip: BodyInit, status: number, headers: Headers): Response => {
  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  return sent(gzip, { status, headers }, true);
};

/** The same answer with other headers. */
export const withHeaders = (response: Response, headers: Headers): Response => {
  const { status, statusText, body } = response;
  return sent(body, { status, statusText, headers }, coded.has(response));
};

const sent = (body: BodyInit | null, init: ResponseInit, isCoded: boolean): Response => {
  const answer = new Response(body, { ...init, ...(isCoded ? { encodeBody: "manual" } : {}) });
  if (isCoded) coded.add(answer);
  return answer;
};

/** Whether a client takes that coding, and likes it no less than these. */
const takes = (accepted: string | null, coding: Coding, others: readonly string[]): boolean => {
  const weightOf = weighing(accepted ?? "");
  const weight = weightOf(coding) ?? 0;
  return weight > 0 && others.every((other) => weight >= (weightOf(other) ?? 0));
};

/** Whether a client takes gzip, and likes it no less than the answer as it is. */
export const takesGzip = (accepted: string | null): boolean => takes(accepted, "gzip", ["identity"]);

/** Whether a client takes Brotli, and likes nothing better: what is there in it already is the least to send. */
export const takesBrotli = (accepted: string | null): boolean => takes(accepted, "br", ["gzip", "identity"]);

const weighing = (accepted: string) => {
  const weights = weightsIn(accepted);
  return (coding: string) => weights.get(coding) ?? weights.get("*");
};

/** The weight of each coding that is named; a malformed one has none. */
const weightsIn = (accepted: string): ReadonlyMap<string, number> =>
  new Map(
    accepted.split(",").flatMap((element) => {
      const [name = "", ...parameters] = element.split(";").map((part) => part.trim().toLowerCase());
      const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "");
      const isWeight = given === undefined || /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(given);
      if (name === "" || !isWeight) return [];
      return [[name.replace(/^x-gzip$/, "gzip"), given === undefined ? 1 : Number(given)] as const];
    }),
  );
