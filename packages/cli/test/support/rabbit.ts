import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As Debian's package installs it; the wrapper on the path wants a user of its own. */
const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const START_MS = 60_000;

/** A continuous-integration run must have it; elsewhere its absence skips the tests that need it. */
export const withoutRabbit: string | false =
  existsSync(SERVER) || process.env['CI'] === 'true' ? false : 'RabbitMQ is not installed (package rabbitmq-server)';

export type Rabbit = { readonly url: string; stop(): Promise<void>; start(): Promise<void>; end(): Promise<void> };

/** A broker of its own: folder, ports and node name of nobody else. `stop` and `start` keep what is in its queues. */
export async function startRabbit(): Promise<Rabbit> {
  const folder = mkdtempSync(join(tmpdir(), 'tongguan-rabbit-'));
  const [port, dist, epmd] = [await freePort(), await freePort(), await freePort()];
  writeFileSync(join(folder, 'plugins'), '[].\n');
  const env = {
    ...process.env,
    HOME: folder,
    RABBITMQ_NODENAME: `tongguan${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(dist),
    RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONFIG_FILE: join(folder, 'none'),
    ERL_EPMD_PORT: String(epmd),
  };
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    // A group of its own: the Erlang machine is a grandchild.
    child = spawn(SERVER, [], { env, stdio: 'ignore', detached: true });
    await listening(port);
  };
  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running?.pid === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('close', resolve));
    process.kill(-running.pid, 'SIGTERM');
    await ended;
  };
  await start();
  return {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    start,
    stop,
    async end() {
      await stop();
      try {
        execFileSync('epmd', ['-port', String(epmd), '-kill'], { env, stdio: 'ignore' });
      } catch {
        // It has ended with the broker.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  const untilMs = Date.now() + START_MS;
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.unref();
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (Date.now() > untilMs) throw new Error('RabbitMQ did not start in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
