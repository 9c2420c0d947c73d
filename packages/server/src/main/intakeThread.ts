import { Worker } from 'node:worker_threads';
import type { Clock } from '@tongguan/kernel';
import type { Intake, SubmitAnswer, Watch } from '../intake/index.ts';
import type { Profile } from '../registry/index.ts';

/** Data of the thread; it stays within the process. */
export type IntakeThreadSetup = {
  readonly databaseUrl: string;
  /** As in the key file. */
  readonly keys: string;
  readonly profile: Profile;
};

export type ToIntakeThread =
  | {
      readonly kind: 'take';
      readonly id: number;
      readonly raw: Uint8Array<ArrayBuffer>;
      readonly callerCode: string;
      /** The thread has the time, and at least the registry, of who asks it. */
      readonly nowMs: number;
      readonly registryVersion: bigint;
    }
  | { readonly kind: 'close' };

export type FromIntakeThread =
  | { readonly kind: 'weighed'; readonly id: number; readonly elements: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SubmitAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure };

/** An error between threads. Its code is sent too: it distinguishes a temporary failure from a fault. */
type Failure = { readonly name: string; readonly message: string; readonly stack: string; readonly code?: string };

export type IntakeThreadOptions = {
  readonly setup: IntakeThreadSetup;
  readonly clock: Clock;
  readonly registryVersion: () => bigint;
  /** The thread has ended by itself; the next message begins another. */
  readonly onLost: (error: Error) => void;
  /** Tests only: what runs in the thread. */
  readonly program?: URL;
};

const PROGRAM = new URL('./intakeThreadEntry.js', import.meta.url);

type Asked = {
  readonly watch: Watch | undefined;
  readonly resolve: (answer: SubmitAnswer) => void;
  readonly reject: (error: Error) => void;
};

/** Intake in a thread of its own, for messages that would occupy the loop which serves everybody. */
export function openIntakeThread(options: IntakeThreadOptions): Intake {
  const { setup, clock, registryVersion, onLost, program = PROGRAM } = options;
  const asked = new Map<number, Asked>();
  let thread: Worker | null = null;
  let ids = 0;
  let isClosed = false;

  const hear = (message: FromIntakeThread): void => {
    const one = asked.get(message.id);
    if (one === undefined) return;
    if (message.kind === 'weighed') return one.watch?.onWeighed(message.elements);
    asked.delete(message.id);
    if (message.kind === 'answer') one.resolve(received(message.answer));
    else one.reject(errorOf(message.failure));
  };
  const begin = (): Worker => {
    const begun = new Worker(program, { workerData: setup });
    let isLost = false;
    const lost = (error: Error): void => {
      if (isLost || isClosed) return;
      isLost = true;
      thread = null;
      onLost(error);
      // It is unknown whether they were stored: their senders send them again, which has no second effect (B-07).
      for (const { reject } of asked.values()) reject(error);
      asked.clear();
    };
    begun.on('message', hear);
    begun.on('error', lost);
    begun.on('messageerror', lost);
    begun.on('exit', (code) => lost(new Error(`the thread of large messages ended with ${code}`)));
    return begun;
  };
  return {
    submit(raw, callerCode, watch) {
      if (isClosed) return Promise.reject(new Error('intake is closed'));
      thread ??= begin();
      const to = thread;
      return new Promise((resolve, reject) => {
        const id = (ids += 1);
        asked.set(id, { watch, resolve, reject });
        const bytes = ownBytes(raw);
        const told = { nowMs: clock.now(), registryVersion: registryVersion() };
        const task: ToIntakeThread = { kind: 'take', id, raw: bytes, callerCode, ...told };
        to.postMessage(task, [bytes.buffer]);
      });
    },
    async close() {
      isClosed = true;
      if (thread === null) return;
      const gone = new Promise((resolve) => thread?.once('exit', resolve));
      thread.postMessage({ kind: 'close' } satisfies ToIntakeThread);
      await gone;
      for (const { reject } of asked.values()) reject(new Error('intake is closed'));
    },
  };
}

/** The memory itself is handed over where the bytes are alone in it, as a body of this size is. */
function ownBytes(raw: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = raw;
  const isAlone = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(raw);
}

/** A Buffer arrives as a plain array of bytes. */
function received(answer: SubmitAnswer): SubmitAnswer {
  if (answer.kind !== 'refused') return answer;
  const { buffer, byteOffset, byteLength } = answer.receipt;
  return { ...answer, receipt: Buffer.from(buffer, byteOffset, byteLength) };
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  return { name, message, stack, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}) };
}

function errorOf({ message, ...more }: Failure): Error {
  return Object.assign(new Error(message), more);
}
