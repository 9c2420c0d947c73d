import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@tongguan/kernel';
import { createIntake, type Intake, withEnvelopesOff } from '../intake/index.ts';
import { createRegistryHolder } from '../registry/index.ts';
import { openStore } from '../store/pool.ts';
import { intakeStore } from '../store/intake/intake.ts';
import { registryStore } from '../store/registry/records.ts';
import { createVault, parseKeysText } from '../vault/index.ts';
import { TAKES } from './takes.ts';
import { failureOf, type FromIntakeThread, type IntakeThreadSetup, type ToIntakeThread } from './intakeThread.ts';

/** One for the batch of messages, one for refusals and the registry. */
const CONNECTIONS = 2;
/** Where cores are short the loop that serves everybody comes first, and large messages get a quarter of a core. */
const NICE = 5;

type Room = {
  readonly intake: Intake;
  /** Draws the registry again when this thread's picture is older than that of who asks. */
  catchUp(registryVersion: bigint): Promise<void>;
  close(): Promise<void>;
};

/** Entry of the thread that takes in what is not small: the same intake as on the loop, with connections of its own. */
const setup = workerData as IntakeThreadSetup;
const underWay = new Set<Promise<void>>();
let nowMs = 0;
let room: Promise<Room> | null = null;

// On Linux a priority belongs to a thread, elsewhere it would be that of the whole process.
if (process.platform === 'linux') setPriority(NICE);

parentPort?.on('message', (message: ToIntakeThread) => {
  if (message.kind === 'close') return void close();
  const work = take(message).finally(() => underWay.delete(work));
  underWay.add(work);
});

async function take({ id, raw, callerCode, ...told }: ToIntakeThread & { kind: 'take' }): Promise<void> {
  nowMs = told.nowMs;
  try {
    // Asked again with every message until it opens: the database may be away for a while.
    room ??= open();
    const opened = await room.catch((error: unknown) => {
      room = null;
      throw error;
    });
    await opened.catchUp(told.registryVersion);
    const answer = await opened.intake.submit(Buffer.from(raw.buffer), callerCode, {
      onWeighed: (elements) => tell({ kind: 'weighed', id, elements }),
      onVerified: () => undefined,
    });
    tell({ kind: 'answer', id, answer });
  } catch (error) {
    tell({ kind: 'failed', id, failure: failureOf(error) });
  }
}

async function open(): Promise<Room> {
  const keys = parseKeysText(setup.keys);
  assert(keys !== null, 'the gateway hands on keys that can be read');
  const vault = createVault(keys);
  const store = openStore({ url: setup.databaseUrl, connectionsMax: CONNECTIONS, byKey: true });
  try {
    const holder = await createRegistryHolder({ store: registryStore(store), vault });
    const registry = () => holder.current();
    // A moved clock is the gateway's: its time comes with each message.
    const clock = { now: () => nowMs };
    const { profile } = setup;
    const near = createIntake({ store: intakeStore(store), vault, registry, clock, profile, takes: TAKES });
    const intake = withEnvelopesOff(near);
    return {
      intake,
      async catchUp(version) {
        if (holder.rows().version < version) await holder.refresh();
      },
      async close() {
        await intake.close();
        holder.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Finishes what was begun; with nothing left to wait for, the thread ends. */
async function close(): Promise<void> {
  await Promise.all(underWay);
  await (await room?.catch(() => null))?.close();
  parentPort?.close();
}

function tell(message: FromIntakeThread): void {
  parentPort?.postMessage(message);
}
