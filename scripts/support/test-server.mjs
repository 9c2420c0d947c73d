import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(
  new URL('../../packages/server/dist/test/support/processes/testServer.js', import.meta.url),
);

/**
 * One PostgreSQL with a migrated template for all test files of a run and, for `manyFiles`, a sandbox that they copy. It
 * ends with us, however we end. Where TONGGUAN_TEST_DATABASE_URL names a server already, that one is used alone.
 */
export async function startTestServer({ manyFiles }) {
  if (process.env.TONGGUAN_TEST_DATABASE_URL !== undefined) return { environment: {}, stop: async () => undefined };
  const child = spawn(process.execPath, [PROGRAM, ...(manyFiles ? ['--sandbox'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error('the PostgreSQL of the tests did not start');
  return {
    environment: JSON.parse(line),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
