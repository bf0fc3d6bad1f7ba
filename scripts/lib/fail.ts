/** Ends this process with one line that says why. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
