/** What IndexedDB answers to a request. */
export const asked = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolved once a transaction is on disk. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** Milliseconds after which a database that does not open is done without: some browsers leave it at that. */
const OPENING_MS = 2_000;

/**
 * A database that is opened when it is first wanted, and anew after the browser has closed it or could not open it.
 * Rejects while it does not open.
 */
export const lazyDatabase = (
  name: string,
  version: number,
  upgrade: (db: IDBDatabase) => void,
): (() => Promise<IDBDatabase>) => {
  let opening: Promise<IDBDatabase> | null = null;
  const forget = () => {
    opening = null;
  };
  const open = async () => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    const db = await asked(request);
    db.onclose = forget;
    // Another tab has a newer version of it, which waits for this one.
    db.onversionchange = () => {
      db.close();
      forget();
    };
    // However late it is, it is there for whoever asks next.
    opening = Promise.resolve(db);
    return db;
  };
  const openInTime = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${name} does not open`)), OPENING_MS);
      open().then(resolve, (error: unknown) => {
        forget();
        reject(error);
      });
    });
  return () => {
    opening ??= openInTime();
    return opening;
  };
};
