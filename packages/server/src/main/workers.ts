import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { assertNever } from '@tongguan/kernel';
import type { GatewaySetup } from './options.ts';
import { pause } from './host/processes.ts';
import { portTaken, StartFailure } from './host/startFailure.ts';
import type { FromWorker, ToWorker } from './worker.ts';

export type Workers = {
  readonly url: string;
  pids(): readonly number[];
  stop(): Promise<void>;
};

const LISTEN_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
/** Messages that wait for their commit outlive a small young generation and would be copied again and again. */
const YOUNG_MEGABYTES = 64;
const REPLACE_PAUSE_MS = 200;
const REPLACE_PAUSE_MAX_MS = 5_000;

/**
 * Gateway processes that share one port (node:cluster). They verify and store; a signature check costs a hundred
 * times what an HTTP request does, so this is what takes more cores. One that dies is replaced.
 */
export async function startWorkers(
  count: number,
  setup: GatewaySetup,
  notice: (zh: string, en: string) => void,
): Promise<Workers> {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('./worker.js', import.meta.url)),
    args: [],
    execArgv: [`--max-semi-space-size=${YOUNG_MEGABYTES}`],
  });
  const alive = new Set<Worker>();
  let stopping = false;
  let deaths = 0;

  const begin = async (): Promise<string> => {
    const worker = cluster.fork();
    alive.add(worker);
    worker.once('exit', () => {
      alive.delete(worker);
    });
    const url = await listening(worker, setup);
    worker.once('exit', () => void replace());
    deaths = 0;
    return url;
  };
  const replace = async (): Promise<void> => {
    while (!stopping) {
      notice('一个接收进程意外退出，正在补充。', 'A gateway process ended unexpectedly; starting another.');
      await pause(Math.min(REPLACE_PAUSE_MAX_MS, REPLACE_PAUSE_MS * ++deaths));
      if (stopping) return;
      try {
        await begin();
        return;
      } catch {
        // Tried again, more and more slowly, for as long as the platform runs.
      }
    }
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all([...alive].map(stopWorker));
  };
  try {
    const urls = await Promise.all(Array.from({ length: count }, begin));
    return { url: urls[0] ?? '', pids: () => [...alive].map((worker) => worker.process.pid ?? 0), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(worker: Worker, setup: GatewaySetup): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => failed('TIMEOUT', 'a gateway process does not start'), LISTEN_WITHIN_MS);
    const failed = (code: string, message: string): void => {
      clearTimeout(timer);
      worker.process.kill('SIGKILL');
      reject(code === 'EADDRINUSE' ? portTaken(setup.host, setup.port) : gatewayFailure(message));
    };
    worker.once('exit', () => failed('EXIT', 'a gateway process ended while starting'));
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'ready':
          return tell(worker, { kind: 'start', setup });
        case 'failed':
          return failed(message.code, message.message);
        case 'listening':
          clearTimeout(timer);
          return resolve(message.url);
        default:
          return assertNever(message, 'message of a gateway process');
      }
    });
  });
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  tell(worker, { kind: 'stop' });
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
}

function tell(worker: Worker, message: ToWorker): void {
  // A worker that dies at this moment is met by its exit event.
  if (worker.isConnected()) worker.send(message, () => undefined);
}

function gatewayFailure(message: string): StartFailure {
  return new StartFailure(
    'gateway',
    `接收进程无法启动（${message}）。`,
    `A gateway process does not start (${message}).`,
  );
}
