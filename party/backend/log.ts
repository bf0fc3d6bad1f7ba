import { Cause, type Layer, Logger } from "effect";

/** Longest line, and how much is told of an error's way. */
const MAX_LINE = 2_000;
const MAX_FRAMES = 6;
const MAX_CAUSES = 4;

const HIDDEN = "[hidden]";

/** What must stand in no log: the rest of an address after `?`, credentials, tokens, and people's mail addresses. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/([a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi, `$1${HIDDEN}@`],
  [/((?:https?|wss?):\/\/[^\s?"'<>]*)\?[^\s"'<>]*/gi, `$1?${HIDDEN}`],
  [/((?:^|[\s"'(])\/[^\s?"'<>]*)\?[^\s"'<>]*/g, `$1?${HIDDEN}`],
  [
    /((?:token|password|secret|cookie|authorization|signature|api[-_]?key)[\w.-]*\\?["']?\s*[:=]\s*\\?["']?)(?:bearer\s+)?[^\s"'\\,;)}]+/gi,
    `$1${HIDDEN}`,
  ],
  [/[^\s"'<>()@,;:=]+@[^\s"'<>()@,;:=]+\.[^\s"'<>()@,;:=.]+/g, HIDDEN],
];

/** Everything that is logged as one line without secrets: an event, and what is known of it. */
export const logLine = (parts: readonly unknown[]): string => {
  const line = parts
    .map(inWords)
    .filter(Boolean)
    .join(": ")
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, " | ");
  const safe = SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
  return safe.length > MAX_LINE ? `${safe.slice(0, MAX_LINE)}…` : safe;
};

const inWords = (part: unknown): string => {
  if (typeof part === "string") return part;
  if (part instanceof Error) return errorInWords(part, MAX_CAUSES);
  if (Cause.isCause(part))
    return part.reasons
      .map((reason) =>
        reason._tag === "Fail"
          ? inWords(reason.error)
          : reason._tag === "Die"
            ? inWords(reason.defect)
            : "interrupted",
      )
      .join(" and ");
  try {
    return JSON.stringify(part) ?? String(part);
  } catch {
    return String(part);
  }
};

const errorInWords = (error: Error, causes: number): string => {
  const cause = error.cause instanceof Error && causes > 1 ? errorInWords(error.cause, causes - 1) : "";
  // A query's error names its statement and all its values; what went wrong is in its cause.
  if ("query" in error && "params" in error) return `${error.name}${cause && ` caused by ${cause}`}`;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().replace(/^at /, ""));
  return `${error.name}: ${error.message}${frames.length > 0 ? ` < ${frames.join(" < ")}` : ""}${cause && ` caused by ${cause}`}`;
};

/** Has every error and warning of the worker, ours or a library's, leave as one line without secrets. */
export const logInLines = (): void => {
  for (const level of ["error", "warn"] as const) {
    const write = console[level].bind(console);
    console[level] = (...parts: unknown[]) => write(logLine(parts));
  }
};

/** What Effect logs: warnings and errors where errors go, everything else where it is asked for only. */
export const effectLog: Layer.Layer<never> = Logger.layer([
  Logger.make(({ cause, logLevel, message }) => {
    const parts = [
      ...(Array.isArray(message) ? message : [message]),
      ...(cause.reasons.length > 0 ? [cause] : []),
    ];
    const isTrouble = logLevel === "Warn" || logLevel === "Error" || logLevel === "Fatal";
    (isTrouble ? console.error : console.log)(logLine(parts));
  }),
]);
