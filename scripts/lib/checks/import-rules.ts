import type { Import } from "./imports.ts";

/** What may import what. Paths are relative to the clone, with `/` between their parts. */
interface ImportRule {
  readonly name: string;
  /** The files it is about. */
  readonly from: RegExp;
  readonly except?: RegExp;
  /** Whether it refuses this import of such a file. */
  refuses(target: Import, isFace: (path: string) => boolean): boolean;
}

/** Files that are of every context's face: what it is made of, says and allows. */
const conventional = /^domain\/[^/]+\/(model|errors|limits|wire|access)\.ts$/;

/**
 * The files that other contexts may import: the conventional ones, and what a context's `index.ts` names, as it brings
 * it in or lets others have it. Everything else in a context is its inside.
 */
const faceOf = (imports: readonly Import[]) => {
  const named = new Set(
    imports.filter(({ importer }) => /^domain\/[^/]+\/index\.ts$/.test(importer)).map(({ path }) => path),
  );
  return (path: string) => conventional.test(path) || named.has(path);
};

/** Contexts that are there for the others: all of their files are. */
const common = ["shared", "platform"];

/** Names of `effect` that run something, as opposed to describing or transforming data. */
const running =
  /^(Effect|Layer|Context|Fiber\w*|Stream|Sink|Channel|Queue|PubSub|Ref|\w+Ref|Deferred|Semaphore|Schedule|Scope|Runtime|ManagedRuntime|Clock|Random|Config\w*|Cache|Pool|Latch|Cron)$/;

/** Files that need nothing but the language: the client runs them too. */
const plain =
  /^domain\/(.*\/(rules|limits)\.ts$|shared\/(protocol|presence-limits|own-path|intervals)\.ts$|chat\/message-text\/|shared\/(pictures|loop)\/)/;

const isPlain = (path: string) => plain.test(path);
const isEffect = (target: Import) => target.path === "effect" || target.path.startsWith("effect/");
const isLocal = (target: Import, folder: string) => target.path.startsWith(`${folder}/`);
const isAnyLocal = (target: Import, folders: string[]) => folders.some((folder) => isLocal(target, folder));
const contextOf = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1];

/** Floors of `client/`, the lowest first: each may import of those below it. */
const CLIENT_FLOORS = ["lib", "ui", "live", "shell", "conversation", "features"];

/** Floors of `party/`, the lowest first; those of one line know nothing of each other. */
const PARTY_FLOORS = [["wire"], ["base", "adapters"], ["http", "actors"], ["backend"], ["worker"]];

const clientFloor = (path: string) => CLIENT_FLOORS.indexOf(/^client\/([^/]+)\//.exec(path)?.[1] ?? "");
const partyFloor = (path: string) => {
  const folder = /^party\/([^/]+)\//.exec(path)?.[1] ?? "";
  return { folder, floor: PARTY_FLOORS.findIndex((floor) => floor.includes(folder)) };
};

/** The table of folders of the design, and what keeps rooms and rules free of input and output. */
const importRules: readonly ImportRule[] = [
  {
    name: "client/ imports of domain/ nothing but types, rules.ts, limits.ts, message-text/, pictures/ and loop/, and of the server nothing at all",
    from: /^client\//,
    refuses: (target) =>
      isAnyLocal(target, ["db", "party", "scripts", "tests", "bench"]) ||
      (!target.typeOnly &&
        (isEffect(target) ||
          /^(@effect|drizzle-orm|postgres|stripe|resend|node:.*)(\/|$)/.test(target.path) ||
          (isLocal(target, "domain") && !isPlain(target.path)))),
  },
  {
    name: `client/ imports downwards alone: ${CLIENT_FLOORS.toReversed().join(", ")}`,
    from: /^client\/[^/]+\//,
    refuses: (target) => clientFloor(target.path) > clientFloor(target.importer),
  },
  {
    name: `party/ imports downwards alone: ${PARTY_FLOORS.toReversed()
      .map((floor) => floor.join(" and "))
      .join(", ")}`,
    from: /^party\/[^/]+\//,
    refuses(target) {
      const [to, from] = [partyFloor(target.path), partyFloor(target.importer)];
      return to.folder !== from.folder && to.floor >= from.floor && to.floor >= 0;
    },
  },
  {
    name: "party/ imports only domain/ and db/",
    from: /^party\//,
    refuses: (target) => isAnyLocal(target, ["client", "scripts", "tests", "bench"]),
  },
  {
    name: "domain/ imports only db/",
    from: /^domain\//,
    refuses: (target) => isAnyLocal(target, ["party", "client", "scripts", "tests", "bench"]),
  },
  {
    name: "db/ imports nothing of the project; its demo data may use domain/",
    from: /^db\//,
    except: /^db\/testing\//,
    refuses: (target) => isAnyLocal(target, ["party", "client", "scripts", "tests", "bench"]),
  },
  {
    name: "db/ imports nothing of the project; its demo data may use domain/",
    from: /^db\//,
    except: /^db\/seed\//,
    refuses: (target) => isLocal(target, "domain"),
  },
  {
    name: "scripts/ imports neither tests/ nor bench/",
    from: /^scripts\//,
    // The commands that run the benchmarks and take the pictures.
    except: /^scripts\/(bench|screenshots)\.ts$/,
    refuses: (target) => isAnyLocal(target, ["tests", "bench"]),
  },
  {
    name: "only party/ and scripts/ know PartyKit",
    from: /./,
    // A worker of its own to test the runner, the platform as the model run plays it, and a party to be measured against.
    except: /^(party|scripts|tests\/support\/(fixtures|model)|bench\/peers\/bare-party)\//,
    refuses: (target) => /^partykit(\/|$)/.test(target.path),
  },
  {
    name: "a context imports another's face (model, errors, limits, wire, access and what its index.ts names), never its inside",
    from: /^domain\/[^/]+\//,
    refuses(target, isFace) {
      const other = contextOf(target.path);
      const own = contextOf(target.importer);
      return other !== undefined && other !== own && !common.includes(other) && !isFace(target.path);
    },
  },
  {
    name: "rules.ts, limits.ts, message-text/, pictures/ and loop/ are plain TypeScript: at run time they import only such files",
    from: plain,
    refuses: (target) => !target.typeOnly && !isPlain(target.path),
  },
  {
    name: "room.ts, model.ts, wire.ts and errors.ts do no input or output",
    from: /^domain\/.*\/(room|model|wire|errors)\.ts$/,
    refuses: (target) =>
      !target.typeOnly &&
      (isAnyLocal(target, ["db", "party"]) ||
        /^node:/.test(target.path) ||
        /\/(service|api)\.ts$/.test(target.path)),
  },
  {
    name: "room.ts runs no effect",
    from: /^domain\/.*\/room\.ts$/,
    refuses: (target) =>
      !target.typeOnly &&
      isEffect(target) &&
      (running.test(target.path.replace("effect/", "")) || target.names.some((name) => running.test(name))),
  },
];

/**
 * The imports that a rule refuses, each as a line `file:line imports x: rule`. Tests may import anything.
 */
export function refusedImports(imports: readonly Import[]): string[] {
  const isFace = faceOf(imports);
  return imports
    .filter(({ importer }) => !/\.test\.tsx?$/.test(importer))
    .flatMap((target) =>
      importRules
        .filter(({ from, except, refuses }) => {
          const concerned = from.test(target.importer) && !except?.test(target.importer);
          return concerned && refuses(target, isFace);
        })
        .map(({ name }) => `${target.importer}:${target.line} imports ${target.path}: ${name}`),
    );
}
