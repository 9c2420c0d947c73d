import { assert, systemClock } from '@tongguan/kernel';
import { parseKeysText, type VaultKeys } from '../vault/index.ts';
import { openGatewayRoom } from './gatewayRoom.ts';
import { openLog } from './host/log.ts';
import type { GatewaySetup } from './options.ts';
import { errorCode } from './host/startFailure.ts';

/** Messages between the primary and a gateway process. */
export type ToWorker = { readonly kind: 'start'; readonly setup: GatewaySetup } | { readonly kind: 'stop' };
export type FromWorker =
  /** Its modules are loaded: a message sent earlier would be lost. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** Requests in flight get this long. */
const LEAVE_WITHIN_MS = 10_000;
/** When the primary has died: what is being committed is answered, and the next start must not meet us. */
const ORPHAN_WITHIN_MS = 1_000;

/** Entry of a gateway process: it lives exactly as long as its connection to the primary. */
let close: (() => Promise<void>) | null = null;
let leaving = false;

process.on('message', (message: ToWorker) => {
  if (message.kind === 'start') void start(message.setup);
  else void leave(LEAVE_WITHIN_MS);
});
process.once('disconnect', () => void leave(ORPHAN_WITHIN_MS));
process.once('SIGTERM', () => void leave(LEAVE_WITHIN_MS));
// Ctrl-C reaches the whole group; the primary decides when its gateways stop.
process.on('SIGINT', () => undefined);
tell({ kind: 'ready' });

async function start(setup: GatewaySetup): Promise<void> {
  try {
    const log = openLog(setup.dataDir, setup.logToOutput);
    const room = await openGatewayRoom({
      databaseUrl: setup.databaseUrl,
      keys: keysOf(setup),
      profile: setup.profile,
      clock: systemClock,
      host: setup.host,
      port: setup.port,
      limits: setup.limits,
      trustedProxies: setup.trustedProxies,
      log: (entry) => log.write(entry),
    });
    close = async () => {
      await room.close();
      log.close();
    };
    if (leaving) await leave(0);
    else tell({ kind: 'listening', url: room.url });
  } catch (error) {
    tell({ kind: 'failed', code: errorCode(error), message: error instanceof Error ? error.message : String(error) });
  }
}

function keysOf({ keys }: GatewaySetup): VaultKeys {
  const parsed = parseKeysText(keys);
  assert(parsed !== null, 'the primary hands on keys that can be read');
  return parsed;
}

async function leave(withinMs: number): Promise<void> {
  if (leaving && close === null) return;
  leaving = true;
  const work = close;
  close = null;
  if (work !== null) {
    setTimeout(() => process.exit(1), withinMs).unref();
    await work().catch(() => undefined);
  }
  process.exit(0);
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
