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

/** A database that is opened when it is first wanted, and anew after the browser has closed it or could not open it. */
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
    return db;
  };
  return () => {
    opening ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
};
