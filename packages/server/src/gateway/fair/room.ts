/** Requests of one caller that have come in and are not answered: more wait in their sender's hands. */
const REQUESTS_MAX = 1_000;
/** Bytes of their bodies: four of the largest messages. */
const BYTES_MAX = 32 * 1024 * 1024;

/** Callers remembered at most; who has nothing inside needs no memory. */
const CALLERS_MAX = 20_000;

/** How much of a caller is inside at the same time, so that no one caller fills the memory. */
export type Room = {
  /** False: the caller has enough inside. `leave` must follow when it was true. */
  enter(caller: string, bytes: number): boolean;
  leave(caller: string, bytes: number): void;
};

export function createRoom(): Room {
  const inside = new Map<string, { requests: number; bytes: number }>();
  return {
    enter(caller, bytes) {
      const own = inside.get(caller);
      if (own === undefined) {
        if (inside.size >= CALLERS_MAX) {
          for (const [name, { requests }] of inside) if (requests === 0) inside.delete(name);
        }
        inside.set(caller, { requests: 1, bytes });
        return true;
      }
      if (own.requests >= REQUESTS_MAX || own.bytes + bytes > BYTES_MAX) return false;
      own.requests += 1;
      own.bytes += bytes;
      return true;
    },
    leave(caller, bytes) {
      const own = inside.get(caller);
      if (own === undefined) return;
      own.requests -= 1;
      own.bytes -= bytes;
    },
  };
}
