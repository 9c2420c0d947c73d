import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway } from '../../src/gateway/index.ts';
import { createGuarantee } from '../../src/guarantee/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import { readDutyNo } from '../../src/clearance/index.ts';
import { guaranteeViews } from '../../src/store/guarantee/views.ts';
import { withDatabase } from '../support/database.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld } from '../support/world.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves what goes over the wire (G-01, G-02): amounts as texts in yuan, the file as CSV a spreadsheet reads, each firm its
// own account and no other, and a sentence where there is nothing to show.

test('a firm reads its own guarantee, staff any; the file is CSV; what is not there is said', () =>
  withDatabase('guarantee gateway', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '100' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    const firm = (code: string) => ({ code }) as Participant;
    const gateway = await createGateway(
      {
        ...NOTHING_BEHIND,
        clock: world.clock,
        registry: () =>
          ({
            participantByToken: (token: string) =>
              token === 'seller' ? firm(FIRMS.seller) : token === 'platform' ? firm(FIRMS.platform) : null,
          }) as unknown as Registry,
        office: {
          ...NOTHING_BEHIND.office,
          staffByToken: (token) =>
            Promise.resolve(
              token === 'auditor' ? { code: 'a1', name: '测试', role: 'auditor', customsCode: '' } : null,
            ),
        },
        guarantee: createGuarantee({ store: guaranteeViews(store, readDutyNo(world.vault)), clock: world.clock }),
      },
      wholeAnswers().compilers,
    );
    try {
      const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
      const get = (path: string, token: string): Promise<Response> =>
        fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      const own = (await (await get('/api/guarantee', 'seller')).json()) as Record<string, unknown>;
      const wanted = { code: FIRMS.seller, cover: '100.00', held: '18.20', available: '81.80', overHeld: '0.00' };
      assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, own[name]])), wanted);
      const seen = await get(`/api/office/guarantees/${FIRMS.seller}`, 'auditor');
      assert.deepEqual(await seen.json(), own);
      // The platform has no account of its own, and there is no way to name another's.
      assert.equal((await get('/api/guarantee', 'platform')).status, 404);
      assert.equal((await get(`/api/guarantee?code=${FIRMS.seller}`, 'platform')).status, 404);
      const file = await get('/api/guarantee/reconciliation?from=2026-06-01&to=2026-06-30', 'seller');
      assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
      const bytes = Buffer.from(await file.arrayBuffer());
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'a mark spreadsheets know');
      const text = bytes.toString('utf8');
      assert.match(text, /,期末 closing,,,100\.00,18\.20,0\.00,0\.00,0\.00\r\n$/);
      const refused = await get('/api/guarantee/reconciliation?from=2026-06-31&to=2026-07-01', 'seller');
      assert.equal(refused.status, 400);
      assert.match(await refused.text(), /366/);
    } finally {
      await gateway.close();
    }
  }));
