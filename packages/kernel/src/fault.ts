/** A broken invariant or a failing machine: our mistake, never the enterprise's. It stops the job that meets it. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** States what must hold. The message names the invariant, not the values, because values may be personal data. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new Fault(`invariant broken: ${invariant}`);
}

export function assertNever(value: never, what: string): never {
  throw new Fault(`unexpected ${what}: ${String(value)}`);
}
