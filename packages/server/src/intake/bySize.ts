import type { Intake } from './types.ts';

/**
 * The largest message that is taken in on the loop that serves everybody, bytes: made as slow as can be, some 3 ms of
 * work on a free core. Everyday messages have 3 to 4 KB; 32 KB are an order of 40 lines.
 */
export const NEAR_BYTES_MAX = 32 * 1024;

/** The most bytes that wait for the other thread. Beyond it callers with waiting messages must retry later. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
const RETRY_AFTER_MS = 1_000;

export type IntakeBySize = {
  /** On this thread. */
  readonly near: Intake;
  /** On another; asked for with the first message that is not small. The bytes are given away to it. */
  readonly far: () => Intake;
  readonly isBehind?: () => boolean;
};

/**
 * No message occupies the loop that serves everybody for longer than a small one can: what is larger is looked at –
 * envelope, scan, digest, reading, sealing, packing – in another thread, one message at a time, the callers in turn.
 * Law allows large messages (100 declarations of 100 lines), so that they cannot simply be refused.
 */
export function createIntakeBySize({ near, far, isBehind }: IntakeBySize): Intake {
  const line = createLine();
  let opened: Intake | null = null;
  return {
    async submit(raw, callerCode, watch) {
      if (raw.length <= NEAR_BYTES_MAX) return near.submit(raw, callerCode, watch);
      const turn = isBehind?.() ? null : line.wait(callerCode, raw.length);
      if (turn === null) return { kind: 'busy', retryAfterMs: RETRY_AFTER_MS };
      await turn;
      let isOver = false;
      const over = (): void => {
        if (isOver) return;
        isOver = true;
        line.next();
      };
      try {
        opened ??= far();
        return await opened.submit(raw, callerCode, {
          onWeighed(elements) {
            watch?.onWeighed(elements);
            // The rest – sealing, packing, the commit – is shared between messages and does not run on this loop.
            watch?.onVerified();
            over();
          },
          onVerified: () => undefined,
        });
      } finally {
        over();
      }
    },
    async close() {
      await near.close();
      await opened?.close();
    },
  };
}

type Waiting = { readonly bytes: number; readonly begin: () => void };

type Line = {
  /** Resolves when it is this caller's turn; `next` must follow. Null: the caller has enough waiting. */
  wait(caller: string, bytes: number): Promise<void> | null;
  /** The turn is over. */
  next(): void;
};

/** One at a time, and of each caller one after the other: a caller waits for one message of each of the others. */
function createLine(): Line {
  // Callers with messages, in the order of their turns.
  const callers = new Map<string, Waiting[]>();
  let bytesWaiting = 0;
  let isTaken = false;
  const begin = (): void => {
    const [first] = callers;
    if (first === undefined) return;
    const [caller, waiting] = first;
    callers.delete(caller);
    const turn = waiting.shift();
    if (waiting.length > 0) callers.set(caller, waiting);
    if (turn === undefined) return;
    bytesWaiting -= turn.bytes;
    isTaken = true;
    turn.begin();
  };
  return {
    wait(caller, bytes) {
      const waiting = callers.get(caller) ?? [];
      // A caller with nothing waiting is admitted, so that others cannot shut it out.
      if (waiting.length > 0 && bytesWaiting + bytes > WAITING_BYTES_MAX) return null;
      return new Promise((resolve) => {
        waiting.push({ bytes, begin: resolve });
        callers.set(caller, waiting);
        bytesWaiting += bytes;
        if (!isTaken) begin();
      });
    },
    next() {
      isTaken = false;
      begin();
    },
  };
}
