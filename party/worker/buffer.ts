import { Buffer } from "node:buffer";

/** The platform's global `Buffer` lacks most of its methods; libraries expect the real one. First import of the worker. */
Object.assign(globalThis, { Buffer });
