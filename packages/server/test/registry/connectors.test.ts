import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type CebMessage, generateSm2Identity, signMessage, sm2Signer, writeMessage } from '@tongguan/ceb';
import { type Outcome, type Refusal, shanghaiC14 } from '@tongguan/kernel';
import { examine } from '../../src/intake/examine.ts';
import { takenMessages } from '../../src/intake/taken.ts';
import { TAKES } from '../../src/main/takes.ts';
import { judgeConnector } from '../../src/registry/connectors.ts';
import {
  CHANGE_KINDS,
  type ChangeBody,
  createRegistryDoor,
  createRegistryHolder,
  enrolCertificate,
  enrolParticipant,
  expiringWithin,
  type Role,
} from '../../src/registry/index.ts';
import { recordOf } from '../../src/registry/api/views.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { registryWith } from '../support/authority.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';

// Proves that access is recorded by transport node, product and client (B-08), that a message by the node of another firm, or
// by one whose access has ended, does not pass the door, and what each word of the dated parameter asks for.

const NOW = Date.parse('2026-06-01T10:00:00+08:00');
const DAY_MS = 86_400_000;
const NODE = 'DXPENT0000000001';

type Door = {
  readonly ask: (kind: string, code: string, body: ChangeBody, atMs?: number) => Promise<readonly string[]>;
  /** Codes with which an order of the platform by this node is refused. */
  readonly order: (dxpId: string, atMs?: number) => Promise<readonly Refusal[]>;
  readonly record: (code: string, atMs: number) => Promise<ReturnType<typeof recordOf>>;
  readonly ending: (atMs: number, days: number) => Promise<readonly string[]>;
};

const withDoor = (name: string, work: (door: Door) => Promise<void>): Promise<void> =>
  withDatabase(name, async ({ store: database }) => {
    const store = registryStore(database);
    for (const [code, creditCode, role] of [
      [FIRMS.platform, '91350100M000100Y43', 'platform'],
      [FIRMS.seller, '91330100MATG00020Q', 'seller'],
      [FIRMS.pay, '91330100MATG00039M', 'paymentFirm'],
    ] as const satisfies readonly (readonly [string, string, Role])[]) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false };
      ok((await enrolParticipant(store, { ...about, registeredMs: NOW - 400 * DAY_MS })).ok);
    }
    const identity = generateSm2Identity({
      ...{ subject: { commonName: 'test' }, serial: 'a1', notBefore: NOW - DAY_MS, notAfter: NOW + 365 * DAY_MS },
    });
    const certificate = { participantCode: FIRMS.platform, certificateDer: identity.certificateDer, sandbox: false };
    ok((await enrolCertificate(store, certificate)).ok);
    const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
    const holder = await createRegistryHolder({ store, vault });
    let nowMs = NOW;
    const door = createRegistryDoor({ store, holder, clock: { now: () => nowMs }, profile: 'production' });
    const said = (outcome: Outcome<unknown>): readonly string[] =>
      outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);
    try {
      await work({
        ask: async (name, code, body, atMs = NOW) => {
          nowMs = atMs;
          const kind = CHANGE_KINDS.find((one) => one.name === name);
          ok(kind, name);
          const actor = { code: 'operator1', role: 'operator' } as const;
          return said(await door.change({ kind, code, body, actor, reason: '凭授权文件' }));
        },
        order: async (dxpId, atMs = NOW) => {
          await holder.refresh();
          const appTime = shanghaiC14(atMs);
          const message = {
            ...{ type: 'CEB311Message', guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94', version: '1.0' },
            documents: [purchase({ orderNo: 'B08', appTime }).order],
            baseTransfer: { copCode: FIRMS.platform, copName: '测试平台', dxpMode: 'DXP', dxpId },
            baseSubscribe: [],
          } as CebMessage;
          const signer = sm2Signer(identity.privateKeyPem, { keyName: identity.serialHex });
          const known = { registry: holder.current(), profile: 'production', taken: takenMessages(TAKES) } as const;
          const { outcome } = examine(signMessage(writeMessage(message), signer), FIRMS.platform, known, atMs);
          return outcome.ok ? [] : outcome.refusals;
        },
        record: async (code, atMs) => recordOf(await door.rows(), code, atMs),
        ending: async (atMs, days) =>
          expiringWithin(await door.rows(), atMs, days, []).map(({ what, number }) => `${what} ${number}`),
      });
    } finally {
      holder.close();
    }
  });

const ACCESS = { node: NODE, product: '测试接入终端 2.1', document: '授权2026-01', from: '2026-06-01' };
const codes = (refusals: readonly Refusal[]): readonly string[] => refusals.map(({ code }) => code);

suite('access by transport node (B-08)', () => {
  test('a node on record is its client’s alone; one that is on no record passes', () =>
    withDoor('nodes', async ({ ask, order, record, ending }) => {
      deepEqual(codes(await order(NODE)), [], 'nothing on record');
      deepEqual(await ask('connector.add', FIRMS.seller, { ...ACCESS, until: '2026-07-31' }), []);
      const [refusal, ...more] = await order(NODE);
      deepEqual([refusal?.code, refusal?.path, refusal?.found, more], ['90370', 'BaseTransfer/dxpId', NODE, []]);
      match(refusal?.allowed ?? '', /海关总署公告2018年第56号 二/);
      ok(!JSON.stringify(refusal).includes(FIRMS.seller), 'whose node it is, is not told');
      deepEqual(await ask('connector.add', FIRMS.platform, { ...ACCESS, node: 'DXPENT0000000002' }), []);
      deepEqual(codes(await order('DXPENT0000000002')), []);
      deepEqual(codes(await order('DXPENT0000000003')), []);
      const onRecord = (await record(FIRMS.seller, NOW))?.connectors;
      deepEqual(onRecord, [
        {
          ...{ node: NODE, product: '测试接入终端 2.1', document: '授权2026-01', state: 'valid' },
          ...{ from: '2026-06-01T00:00:00+08:00', until: '2026-08-01T00:00:00+08:00' },
        },
      ]);
      deepEqual(await ending(NOW, 61), [`connector ${NODE}`]);
      deepEqual(await ending(NOW, 59), []);
    }));

  test('access that ended lets nothing through, from its moment on', () =>
    withDoor('nodeEnds', async ({ ask, order }) => {
      deepEqual(await ask('connector.add', FIRMS.platform, ACCESS), []);
      const later = NOW + DAY_MS;
      deepEqual(await ask('connector.end', FIRMS.platform, { node: NODE }, later), []);
      deepEqual(codes(await order(NODE, later - 1000)), []);
      const [refusal] = await order(NODE, later);
      equal(refusal?.code, '90371');
      match(refusal?.found ?? '', /2026-06-01T00:00:00\+08:00 … 2026-06-02T10:00:00\+08:00/);
      // What was ended is opened anew, for the same firm or for another one.
      deepEqual(await ask('connector.add', FIRMS.seller, { ...ACCESS, from: '2026-06-03' }, later), []);
      deepEqual(codes(await order(NODE, NOW + 3 * DAY_MS)), ['90370']);
    }));

  test('one client at a time; what is not in force cannot be ended; a firm nobody knows has no access', () =>
    withDoor('nodeConflict', async ({ ask }) => {
      deepEqual(await ask('connector.add', FIRMS.platform, { ...ACCESS, until: '2026-06-30' }), []);
      deepEqual(await ask('connector.add', FIRMS.seller, { ...ACCESS, from: '2026-06-30' }), ['90033 node']);
      deepEqual(await ask('connector.add', FIRMS.seller, { ...ACCESS, from: '2026-07-01' }), []);
      deepEqual(await ask('connector.add', FIRMS.platform, ACCESS), ['90033 node']);
      deepEqual(await ask('connector.end', FIRMS.pay, { node: NODE }), ['90207 node']);
      deepEqual(await ask('connector.add', '3301969999', ACCESS), ['90208 number']);
      deepEqual(await ask('connector.add', FIRMS.pay, { ...ACCESS, until: '2026-05-31' }), ['90209 until']);
    }));

  test('what each word of the parameter asks for, and since when one is asked', () => {
    const own = { node: NODE, participantCode: 'SELLER', product: 'P', number: 'N', untilMs: null, endedMs: null };
    const registry = registryWith({ connectors: [{ ...own, fromMs: NOW }] });
    const rows = [
      ['unchecked', NODE, 'PLATFORM', null],
      ['client', NODE, 'PLATFORM', '90370'],
      ['client', NODE, 'SELLER', null],
      ['client', 'OTHER', 'PLATFORM', null],
      ['required', NODE, 'SELLER', null],
      ['required', NODE, 'PLATFORM', '90370'],
      ['required', 'OTHER', 'PLATFORM', '90371'],
    ] as const;
    for (const [value, dxpId, copCode, code] of rows) {
      const found = judgeConnector(registry, { dxpId, copCode }, NOW, { value, law: '公告' });
      equal(found?.code ?? null, code, `${value} ${dxpId} ${copCode}`);
    }
    const always = registryWith({ connectors: [{ ...own, fromMs: 0 }] });
    const onDay = (moment: string): string | null =>
      judgeConnector(always, { dxpId: NODE, copCode: 'PLATFORM' }, Date.parse(moment))?.code ?? null;
    deepEqual(['2015-01-01T00:00:00+08:00', '2018-06-29T23:59:59+08:00', '2018-06-30T00:00:00+08:00'].map(onDay), [
      null,
      null,
      '90370',
    ]);
  });
});
