/** Closes what was opened, in reverse order. A failure to close one thing does not keep the others open. */
export type Closers = { add(close: () => Promise<void> | void): void; run(): Promise<void> };

export function createClosers(): Closers {
  const closers: (() => Promise<void> | void)[] = [];
  let running: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    let first: Error | null = null;
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      try {
        await close();
      } catch (error) {
        first ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    if (first !== null) throw first;
  };
  return {
    add: (close) => void closers.push(close),
    run: () => (running ??= closeAll()),
  };
}
