import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlatform } from '../../src/main/platform.ts';
import type { Platform } from '../../src/main/options.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

// Proves over HTTP, for every set of documents that has come, that a waiting declaration names exactly those that have not,
// shows those that have, and that the receipt at the end of its time (90001) names the same (C-01, D-01).

type History = {
  readonly state: { readonly code: number };
  readonly missing: readonly string[];
  readonly documents: readonly { readonly kind: string }[];
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
};

const OTHERS = ['order', 'payment', 'waybill'] as const;
const WORDS = { order: '订单 ', payment: '支付单 ', waybill: '运单 ' } as const;

let platform: Platform;
let sender: SandboxSender;
let dataDir = '';
before(async () => {
  dataDir = sandboxFolder();
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  sender = await sandboxSender(platform.url, dataDir);
});
after(() => platform.stop());

async function historyOf(orderNo: string, settled: (history: History) => boolean): Promise<History> {
  for (;;) {
    const response = await sender.get('agent', `/api/declarations/C${orderNo}`);
    if (response.status === 200) {
      const history = (await response.json()) as History;
      if (settled(history)) return history;
    } else await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every set of the three that lacks at least one. */
const SETS = [0, 1, 2, 3, 4, 5, 6].map((bits) => OTHERS.filter((_, index) => (bits & (1 << index)) !== 0));

describe('what a waiting declaration misses', () => {
  SETS.forEach((sent, index) => {
    const orderNo = `MISSING${index}`;
    const missing = OTHERS.filter((kind) => !sent.includes(kind));
    test(`with ${sent.join(', ') || 'nothing'} it is ${missing.join(', ')}`, async () => {
      const documents = sender.purchase({ orderNo });
      for (const kind of [...sent, 'declaration'] as const) {
        const response = await sender.post(kind, sender.sign(kind, documents));
        assert.equal(response.status, 202, await response.text());
      }
      const waiting = await historyOf(orderNo, ({ documents: there }) => there.length === sent.length + 1);
      assert.equal(waiting.state.code, 3);
      assert.deepEqual(waiting.missing, missing);
      assert.deepEqual(waiting.documents.map(({ kind }) => kind).sort(), [...sent, 'list'].sort());
    });
  });

  test('the receipt of the end of its time names the same, and so does the history from then on', async () => {
    const { token } = (await sandboxStaff(dataDir)).find(({ role }) => role === 'operator') ?? {};
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ days: 2, reason: 'the end of their time' });
    const moved = await fetch(`${platform.url}/api/sandbox/clock`, { method: 'POST', headers, body });
    assert.equal(moved.status, 200, await moved.text());
    for (const [index, sent] of SETS.entries()) {
      const missing = OTHERS.filter((kind) => !sent.includes(kind));
      const refused = await historyOf(`MISSING${index}`, ({ state }) => state.code === 100);
      const text = refused.reasons.find(({ code }) => code === '90001')?.text ?? '';
      for (const kind of OTHERS) {
        const named = new RegExp(`[[;]${WORDS[kind]}`).test(text);
        assert.equal(named, missing.includes(kind), `${kind} in ${text}`);
      }
      assert.deepEqual(refused.missing, missing);
    }
  });

  test('a document that comes after the refusal does not change what it was refused for', async () => {
    const documents = sender.purchase({ orderNo: 'MISSING0' });
    const late = await sender.post('order', sender.sign('order', documents));
    await late.arrayBuffer();
    const refused = await historyOf('MISSING0', () => true);
    assert.deepEqual(refused.missing, OTHERS);
  });
});
