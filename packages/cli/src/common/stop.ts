/** Ctrl-C or a service manager asks to stop: finish what is being done, then leave. A second Ctrl-C leaves at once. */
export type Stop = { readonly requested: boolean; readonly promise: Promise<void>; dispose(): void };

/** SIGHUP: the terminal was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function stopRequested(): Stop {
  let requested = false;
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  const onSignal = (): void => {
    if (requested) process.exit(130);
    requested = true;
    resolve();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    get requested() {
      return requested;
    },
    promise,
    dispose() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
