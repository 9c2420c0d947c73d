import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeBody, Role } from '../../src/registry/index.ts';
import {
  CHANGE_KINDS,
  createRegistryDoor,
  createRegistryHolder,
  enrolParticipant,
  loadRegistry,
} from '../../src/registry/index.ts';
import { recordOf } from '../../src/registry/api/views.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';

// Proves that return-centre warehouses are put on record and ended at the office's door (I-04, 公告2021年第70号 一, 四): by the
// seller's agent or a warehouse enterprise, with area and systems, one term of a number at a time.

const NOW = Date.parse('2026-06-01T10:00:00+08:00');
const WAREHOUSE = '3301969901';
const AGENT = '3301969902';
const CARRIER = '3301969904';
const FIRMS: readonly (readonly [code: string, creditCode: string, role: Role])[] = [
  [WAREHOUSE, '91330100MATG00012X', 'warehouse'],
  [AGENT, '91330100MATG00020Q', 'domesticAgent'],
  [CARRIER, '91330100MATG00047G', 'logisticsFirm'],
];
const CENTRE = { document: 'TH-01', customsCode: '2992', area: '测试综保区', video: 'V-1', system: 'WMS-1' };

test('a return-centre warehouse is recorded, shown, and ended; a carrier keeps none', () =>
  withDatabase('return centres', async ({ store: database }) => {
    const store = registryStore(database);
    for (const [code, creditCode, role] of FIRMS) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false, registeredMs: 0 };
      ok((await enrolParticipant(store, about)).ok);
    }
    const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
    const holder = await createRegistryHolder({ store, vault });
    const clock = { nowMs: NOW, now: () => clock.nowMs };
    const door = createRegistryDoor({ store, holder, clock, profile: 'production' });
    const ask = async (name: string, code: string, body: ChangeBody): Promise<readonly string[]> => {
      const kind = CHANGE_KINDS.find((one) => one.name === name);
      ok(kind, name);
      const actor = { code: 'operator1', role: 'operator' } as const;
      const outcome = await door.change({ kind, code, body, actor, reason: '凭设置申请' });
      return outcome.ok ? [] : outcome.refusals.map((one) => `${one.code} ${one.path}`);
    };
    try {
      deepEqual(await ask('return-centre.add', CARRIER, { ...CENTRE, from: '2026-06-01' }), ['-10101 number']);
      deepEqual(await ask('return-centre.add', WAREHOUSE, { ...CENTRE, from: '2026-06-01', until: '2026-12-31' }), []);
      deepEqual(await ask('return-centre.add', AGENT, { ...CENTRE, from: '2026-12-31' }), ['90033 document']);
      deepEqual(await ask('return-centre.add', AGENT, { ...CENTRE, from: '2027-01-01' }), []);
      deepEqual(await ask('return-centre.end', AGENT, { document: 'TH-01' }), ['90207 document'], 'it has not begun');
      const [onRecord] = recordOf(await door.rows(), WAREHOUSE, NOW)?.returnCentres ?? [];
      deepEqual([onRecord?.document, onRecord?.area, onRecord?.state], ['TH-01', '测试综保区', 'valid']);
      clock.nowMs = NOW + 86_400_000;
      deepEqual(await ask('return-centre.end', WAREHOUSE, { document: 'TH-01' }), []);
      const terms = (await loadRegistry(store, vault)).returnCentres('TH-01');
      deepEqual(
        terms.map(({ participantCode, endedMs }) => [participantCode, endedMs]),
        [
          [WAREHOUSE, NOW + 86_400_000],
          [AGENT, null],
        ],
      );
      equal((await loadRegistry(store, vault)).returnCentres('TH-02').length, 0);
    } finally {
      holder.close();
    }
  }));
