import assert from 'node:assert/strict';
import { shanghaiDate } from '@tongguan/kernel';
import { embeddedDatabaseUrl, openStore } from '@tongguan/server';
import { cli } from '../support/cli.ts';

const TRIES = 1_200;
const PAUSE_MS = 50;
/** The warehouse of the sandbox. */
const WAREHOUSE = '3301669906';

/** Every partition has done its work of the platform's day. */
export async function dayDone(dataDir: string, url: string): Promise<void> {
  const { time } = (await (await fetch(`${url}/api/health`)).json()) as { time: string };
  const store = openStore({ url: embeddedDatabaseUrl(dataDir) ?? '', connectionsMax: 1 });
  const late = 'SELECT count(*) AS late FROM job_day WHERE length(done_day) = 10 AND done_day < $1';
  try {
    await until('what falls due by the day is not done', async () => {
      const { rows } = await store.pool.query<{ late: bigint }>(late, [shanghaiDate(Date.parse(time))]);
      return Number(rows[0]?.late) === 0;
    });
  } finally {
    await store.close();
  }
}

/** The platform has read the registry since now: it knows a token that was written last. */
export async function registryRead(dataDir: string, url: string): Promise<void> {
  const { stdout, stderr, code } = await cli(['registry', 'token', WAREHOUSE, '--data', dataDir]);
  assert.equal(code, 0, stderr);
  const headers = { authorization: `Bearer ${stdout.trim()}` };
  await until('the registry is not read', async () => (await fetch(`${url}/api/participant/tokens`, { headers })).ok);
}

async function until(otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  assert.fail(otherwise);
}
