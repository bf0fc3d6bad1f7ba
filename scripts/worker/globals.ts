// The globals that a deployed worker has too, for packages that look for Node.
import process from "unenv/runtime/node/process/index";

Object.assign(globalThis, { process, global: globalThis });
