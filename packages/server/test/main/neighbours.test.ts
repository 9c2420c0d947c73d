import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { startPlatform } from '../../src/main/platform.ts';
import { temporaryFolder, withDatabase } from '../support/database.ts';
import { sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves on a whole platform – door, intake, receipts, database, one process – that a firm that floods it is served after
 * its neighbour: by the order of answers.
 */

const RECEIPTS = 300;
const PAGES = 40;

test('beside a flood of pages of receipts, or of messages that are rubbish, a neighbour’s message is answered first', async () => {
  await withDatabase('neighbours', async ({ url }) => {
    const dataDir = temporaryFolder();
    const platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, databaseUrl: url });
    try {
      const sender = await sandboxSender(platform.url, dataDir);
      const rubbish = (): Buffer => Buffer.from(`<a>${randomUUID()}</a>`);
      for (let count = 0; count < RECEIPTS; count += 1) await (await sender.postAs('agent', rubbish())).arrayBuffer();
      while ((await pageOf(sender)).receipts.length < 200) await new Promise((resolve) => setImmediate(resolve));

      const dense = (): Buffer => Buffer.from(`<a n="${randomUUID()}">${'<b/>'.repeat(100_000)}</a>`);
      const floods = {
        receipts: () => sender.get('agent', '/api/receipts?limit=1000'),
        'small rubbish': () => sender.postAs('agent', rubbish()),
        'dense rubbish': () => sender.postAs('agent', dense()),
      };
      for (const [name, one] of Object.entries(floods)) {
        const order: string[] = [];
        const flood = Array.from({ length: PAGES }, async () => {
          const answer = await one();
          await answer.arrayBuffer();
          order.push(String(answer.status));
        });
        // Some of the flood is at work.
        await Promise.race(flood);
        const message = sender.sign('order', sender.purchase({ orderNo: `N${randomUUID().slice(0, 8)}` }));
        const begun = order.length;
        assert.equal((await sender.post('order', message)).status, 202);
        const overtaken = order.length - begun;
        await Promise.all(flood);
        assert.ok(overtaken < PAGES / 2, `${name}: ${overtaken} of ${PAGES} were answered before`);
      }
    } finally {
      await platform.stop();
    }
  });
});

async function pageOf(
  sender: Awaited<ReturnType<typeof sandboxSender>>,
): Promise<{ receipts: unknown[]; more: boolean }> {
  return (await (await sender.get('agent', '/api/receipts?limit=1000')).json()) as {
    receipts: unknown[];
    more: boolean;
  };
}
